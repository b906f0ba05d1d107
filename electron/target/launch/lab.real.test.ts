import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { runProcess } from "../../platform/spawn.ts";
import type { Target } from "../target.ts";
import { launchLab } from "./lab.ts";
import type { LaunchOptions } from "./launch-options.ts";
import { type LabProbe, probeLab } from "./probe-lab.ts";

const probe = await probeLab();
if (!probe.possible) console.log(`SKIPPED: no lab on this machine. ${probe.reason} ${probe.advice}`);
const hasBridge = await access("/usr/lib/cni/bridge").then(
  () => true,
  () => false,
);
if (!hasBridge) console.log("SKIPPED: a real plugin in a lab. /usr/lib/cni/bridge is not installed.");

const env = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" };
const stdin = new Uint8Array();
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const helperFile = join(import.meta.dirname, "../helper/main.ts");

let dir = "";
let options: LaunchOptions;
const labs: Target[] = [];
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "lab-"));
  options = { node: { execPath: process.execPath, env: {} }, helperFile, allowedDirectories: [dir] };
});
afterEach(async () => {
  await Promise.all(labs.splice(0).map((lab) => lab.close()));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

async function startLab(probed: LabProbe = probe): Promise<Target> {
  const lab = await launchLab(options, probed);
  labs.push(lab);
  return lab;
}

/** What a script prints in a lab; fails the test if the script fails. */
async function shIn(lab: Pick<Target, "exec">, script: string): Promise<string> {
  const result = await lab.exec({ argv: ["/bin/sh", "-ec", script], env, stdin });
  expect(`${text(result.stderr)}exit status ${result.exitCode}`).toBe("exit status 0");
  return text(result.stdout);
}

/** The same outside of any lab. */
const shOutside = (script: string) => shIn({ exec: runProcess }, script);

async function until(condition: () => Promise<boolean>): Promise<void> {
  await expect.poll(condition, { interval: 20, timeout: 10_000 }).toBe(true);
}

/** Whether a process with this word among its arguments runs anywhere on this machine. */
async function isRunning(word: string): Promise<boolean> {
  const commands = await Promise.all(
    (await readdir("/proc"))
      .filter((entry) => /^\d+$/.test(entry))
      .map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")),
  );
  return commands.some((command) => command.split("\0").includes(word));
}

/** A number of seconds that no other sleep has, to find a process by. */
const uniqueSeconds = () => String(100_000 + Math.floor(Math.random() * 1e9));

/** A daemon as plugins start them: in its own session, without streams, and not waited for. */
const startDaemon = (seconds: string) => `setsid sh -c 'sleep ${seconds} & :' <&- >&- 2>&-`;

function withoutPidNamespace(): LabProbe {
  if (!probe.possible) return probe;
  const pidArgs = ["--pid", "--fork", "--kill-child", "--mount-proc"];
  return {
    ...probe,
    unshareArgs: probe.unshareArgs.filter((arg) => !pidArgs.includes(arg)),
    hasPidNamespace: false,
  };
}

describe.skipIf(!probe.possible)("a lab", () => {
  test("is in namespaces of its own, as root there, with empty /run and cache, and loopback up", async () => {
    const lab = await startLab();
    expect(await shIn(lab, "id -u; ls -A /run /var/lib/cni; ls /sys/class/net")).toBe(
      "0\n/run:\nnetns\n\n/var/lib/cni:\nlo\n",
    );
    expect(await shIn(lab, "ip -o link show up")).toContain("lo:");
    for (const kind of ["user", "net", "mnt"]) {
      expect(await shIn(lab, `readlink /proc/self/ns/${kind}`)).not.toBe(
        `${await readlink(`/proc/self/ns/${kind}`)}\n`,
      );
    }
  });

  test("gives programs exactly their environment, and files only where allowed", async () => {
    const lab = await startLab();
    const result = await lab.exec({ argv: ["/usr/bin/env"], env: { A: "1" }, stdin });
    expect(text(result.stdout)).toBe("A=1\n");
    await lab.files.writeAtomically(join(dir, "file"), stdin, 0o600);
    await lab.files.writeAtomically("/var/lib/cni/results/x", stdin, 0o600);
    expect(await lab.files.list("/var/lib/cni")).toEqual([{ name: "results", kind: "directory" }]);
    await expect(lab.files.read("/etc/hostname")).rejects.toMatchObject({ code: "EPERM" });
    expect(await readdir(dir)).toContain("file");
  });

  test("makes, lists and deletes namespaces", async () => {
    const { namespaces, ...lab } = await startLab();
    expect(await namespaces.list()).toEqual([]);
    expect(await namespaces.create("b")).toEqual({ name: "b", path: "/run/netns/b", interfaces: [] });
    for (const name of ["a", "B", "ü x", "x".repeat(255)]) await namespaces.create(name);
    await shIn(
      lab,
      "ip -n a link add v0 type veth peer name v1; ip -n a address add 10.1.2.3/24 dev v0; ip -n a link set v0 up",
    );
    await shIn(lab, ": > /run/netns/stale; mkdir /run/netns/directory");
    const listed = await namespaces.list();
    expect(listed.map(({ name }) => name)).toEqual(["B", "a", "b", "x".repeat(255), "ü x"]);
    expect(listed[1]?.interfaces.toSorted((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
      { name: "v0", addresses: ["10.1.2.3/24"], up: true },
      { name: "v1", addresses: [], up: false },
    ]);
    expect(await shIn(lab, "ip -n b -o link show up")).toContain("lo:");
    await namespaces.delete("a");
    expect((await namespaces.list()).map(({ name }) => name)).not.toContain("a");
  });

  test("refuses a namespace that is there, is not there, or cannot be, in clear words", async () => {
    const { namespaces } = await startLab();
    await namespaces.create("one");
    const refused = (message: string) => ({
      name: "IpcError",
      data: {
        code: "REFUSED",
        message: expect.stringContaining(message),
        advice: expect.stringMatching(/\w/),
      },
    });
    await expect(namespaces.create("one")).rejects.toMatchObject(
      refused("There is one of that name already."),
    );
    await expect(namespaces.delete("two")).rejects.toMatchObject(refused("There is none of that name."));
    await expect(namespaces.create("..")).rejects.toMatchObject(refused("cannot be called"));
    await expect(namespaces.delete("a/b")).rejects.toMatchObject(refused("slash"));
  });

  test("does not meet another lab, with a namespace and a file of the same name in both", async () => {
    const [first, second] = await Promise.all([startLab(), startLab()]);
    for (const [lab, address] of [
      [first, "10.1.1.1/24"],
      [second, "10.2.2.2/24"],
    ] as const) {
      await lab.namespaces.create("same");
      await shIn(
        lab,
        `ip -n same link add v0 type veth peer name v1; ip -n same address add ${address} dev v0`,
      );
      await lab.files.writeAtomically("/var/lib/cni/same", new TextEncoder().encode(address), 0o600);
    }
    const addresses = async (lab: Target) =>
      (await lab.namespaces.list()).flatMap(({ interfaces }) => interfaces.flatMap((one) => one.addresses));
    expect([await addresses(first), await addresses(second)]).toEqual([["10.1.1.1/24"], ["10.2.2.2/24"]]);
    expect(text(await first.files.read("/var/lib/cni/same"))).toBe("10.1.1.1/24");
    await first.close();
    expect(await addresses(second)).toEqual(["10.2.2.2/24"]);
  });

  test.each([
    ["with", () => probe],
    ["without", withoutPidNamespace],
  ] as const)("%s a PID namespace ends with everything in it when it is closed", async (_name, kind) => {
    const lab = await startLab(kind());
    const seconds = uniqueSeconds();
    await shIn(lab, startDaemon(seconds));
    const running = lab.exec({ argv: ["/bin/sleep", seconds], env, stdin });
    const outcome = expect(running).rejects.toMatchObject({ name: "TargetLostError" });
    await until(() => isRunning(seconds));
    await lab.close();
    await outcome;
    expect(await isRunning(seconds)).toBe(false);
    expect(await lab.ended).toBe("It was closed.");
  });

  test.each([
    ["with", "pid"],
    ["without", "sweep"],
  ])("%s a PID namespace is gone after its parent was killed", async (_name, kind) => {
    const seconds = uniqueSeconds();
    const parent = await startParent(seconds, kind);
    expect(await isRunning(seconds)).toBe(true);
    parent.kill("SIGKILL");
    await once(parent, "exit");
    await until(async () => !(await isRunning(seconds)) && !(await isRunning(`--files=${dir}/${seconds}`)));
  });

  test("without a PID namespace leaves processes outside alone", async () => {
    const seconds = uniqueSeconds();
    const outside = spawn("/bin/sleep", [seconds]);
    const lab = await startLab(withoutPidNamespace());
    await lab.close();
    expect(await isRunning(seconds)).toBe(true);
    outside.kill("SIGKILL");
    await once(outside, "exit");
  });

  test("waits for orphans, so that no dead ones pile up", async () => {
    const lab = await startLab();
    await shIn(lab, "for i in 1 2 3 4 5; do (sh -c ': &' &); done");
    await until(async () => !(await shIn(lab, "ps -eo stat")).includes("Z"));
  });

  test("whose set-up fails says what failed", async () => {
    const broken = { ...options, node: { ...options.node, execPath: "/does/not/exist" } };
    await expect(launchLab(broken, probe)).rejects.toMatchObject({
      name: "TargetLostError",
      message: expect.stringContaining("/does/not/exist"),
    });
  });

  test("takes paths with spaces, quotes and dollars as they are", async () => {
    const odd = await mkdtemp(join(dir, "a b'c\"$(touch x)`-"));
    await writeFile(join(odd, "in"), "here");
    const lab = await launchLab({ ...options, allowedDirectories: [odd] }, probe);
    labs.push(lab);
    expect(text(await lab.files.read(join(odd, "in")))).toBe("here");
  });

  test("keeps what it needs visible though it lies below /run or /var/lib", async () => {
    // Only in a lab are those directories anybody's to write in, so this is a lab in a lab.
    const outer = await startLab();
    const kept = ["/run/kept here/net.d", "/var/lib/cni/kept"];
    for (const directory of kept)
      await shIn(outer, `mkdir -p '${directory}'; echo kept > '${directory}/file'`);
    await shIn(outer, `: > /run/hidden; : > /var/lib/cni/hidden; cp '${process.execPath}' /run/node`);
    const inner = {
      node: { execPath: "/run/node", env: {} },
      helperFile,
      allowedDirectories: [...kept, "/run/missing"],
    };
    const program = `
      import { launchLab } from ${JSON.stringify(join(import.meta.dirname, "lab.ts"))};
      const lab = await launchLab(${JSON.stringify(inner)});
      for (const directory of ${JSON.stringify(kept)}) {
        console.log(Buffer.from(await lab.files.read(directory + "/file")).toString().trim());
        await lab.files.writeAtomically(directory + "/written", Buffer.from("by inner"), 0o600);
      }
      const ls = { argv: ["/bin/ls", "/run", "/var/lib/cni"], env: {}, stdin: new Uint8Array() };
      console.log(Buffer.from((await lab.exec(ls)).stdout).toString());
      await lab.close();
    `;
    const file = join(dir, "inner.mts");
    await writeFile(file, program);
    expect(await shIn(outer, `'${process.execPath}' '${file}'`)).toBe(
      "kept\nkept\n/run:\nkept here\nnetns\nnode\n\n/var/lib/cni:\nkept\n\n",
    );
    expect(await shIn(outer, `cat '${kept[0]}/written' ${kept[1]}/written`)).toBe("by innerby inner");
  });

  test.skipIf(!hasBridge)("runs a real plugin and leaves this machine's links as they are", async () => {
    const links = () => shOutside("ip -j address");
    const before = await links();
    const lab = await startLab();
    await lab.namespaces.create("c1");
    const config = {
      cniVersion: "1.0.0",
      name: "lab-net",
      type: "bridge",
      bridge: "labtest0",
      isGateway: true,
      ipam: { type: "host-local", subnet: "10.99.0.0/24", dataDir: "/run/cni-ipam" },
    };
    const run = (command: string) =>
      lab.exec({
        argv: ["/usr/lib/cni/bridge"],
        env: {
          ...env,
          CNI_COMMAND: command,
          CNI_CONTAINERID: "c1",
          CNI_NETNS: "/run/netns/c1",
          CNI_IFNAME: "eth0",
          CNI_PATH: "/usr/lib/cni",
        },
        stdin: new TextEncoder().encode(JSON.stringify(config)),
      });
    const added = await run("ADD");
    expect(`${text(added.stdout)} ${added.exitCode}`).toContain('"10.99.0.2/24"');
    expect(await lab.namespaces.list()).toEqual([
      {
        name: "c1",
        path: "/run/netns/c1",
        interfaces: [{ name: "eth0", addresses: ["10.99.0.2/24"], up: true }],
      },
    ]);
    expect(await shIn(lab, "ip -j link")).toContain("labtest0");
    expect(await links()).toBe(before);
    expect((await run("DEL")).exitCode).toBe(0);
    expect(await lab.namespaces.list()).toMatchObject([{ interfaces: [] }]);
    expect(await links()).toBe(before);
  });
});

/** Starts a process that starts a lab with a daemon and a running program in it; resolves once all are there. */
async function startParent(seconds: string, kind: string): Promise<ChildProcess> {
  const daemon = ["/bin/sh", "-c", startDaemon(seconds)];
  const lab = { ...options, allowedDirectories: [`${dir}/${seconds}`] };
  const program = `
    import { launchLab } from ${JSON.stringify(join(import.meta.dirname, "lab.ts"))};
    const lab = await launchLab(${JSON.stringify(lab)}, ${JSON.stringify(kind === "pid" ? probe : withoutPidNamespace())});
    const io = { env: ${JSON.stringify(env)}, stdin: new Uint8Array() };
    await lab.exec({ argv: ${JSON.stringify(daemon)}, ...io });
    void lab.exec({ argv: ["/bin/sleep", "${seconds}"], ...io });
    console.log("up");
  `;
  const file = join(dir, `parent-${seconds}.mts`);
  await writeFile(file, program);
  const parent = spawn(process.execPath, [file], { stdio: ["ignore", "pipe", "inherit"] });
  await once(parent.stdout, "data");
  return parent;
}
