import { access, mkdtemp, readdir, readlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeUnless } from "../../../e2e/fixtures/describe-unless.ts";
import { runProcess } from "../../platform/spawn.ts";
import type { Target } from "../target.ts";
import { launchLab } from "./lab.ts";
import { env, labsOfThisFile, probe, shIn, stdin, text } from "./lab-test-kit.ts";

const hasBridge = await access("/usr/lib/cni/bridge").then(
  () => true,
  () => false,
);
if (!hasBridge) console.log("SKIPPED: a real plugin in a lab. /usr/lib/cni/bridge is not installed.");

/** A script's output outside of any lab. */
const shOutside = (script: string) => shIn({ exec: runProcess }, script);

const labs = labsOfThisFile();

describeUnless(probe.possible ? null : probe.reason, "a lab", () => {
  test("is in namespaces of its own, as root there, with empty /run and cache, and loopback up", async () => {
    const lab = await labs.startLab();
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
    const lab = await labs.startLab();
    const result = await lab.exec({ argv: ["/usr/bin/env"], env: { A: "1" }, stdin });
    expect(text(result.stdout)).toBe("A=1\n");
    await lab.files.writeAtomically(join(labs.dir(), "file"), stdin, 0o600);
    await lab.files.writeAtomically("/var/lib/cni/results/x", stdin, 0o600);
    expect(await lab.files.list("/var/lib/cni")).toEqual([{ name: "results", kind: "directory" }]);
    await expect(lab.files.read("/etc/hostname")).rejects.toMatchObject({ code: "EPERM" });
    expect(await readdir(labs.dir())).toContain("file");
  });

  test("makes, lists and deletes namespaces", async () => {
    const { namespaces, ...lab } = await labs.startLab();
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
    const { namespaces } = await labs.startLab();
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
    const [first, second] = await Promise.all([labs.startLab(), labs.startLab()]);
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

  test("whose set-up fails says what failed", async () => {
    const broken = { ...labs.options(), node: { ...labs.options().node, execPath: "/does/not/exist" } };
    await expect(launchLab(broken, probe)).rejects.toMatchObject({
      name: "TargetLostError",
      message: expect.stringContaining("/does/not/exist"),
    });
  });

  test("takes paths with spaces, quotes and dollars as they are", async () => {
    const odd = await mkdtemp(join(labs.dir(), "a b'c\"$(touch x)`-"));
    await writeFile(join(odd, "in"), "here");
    const lab = await labs.startLab(probe, { allowedDirectories: [odd] });
    expect(text(await lab.files.read(join(odd, "in")))).toBe("here");
  });

  test("keeps what it needs visible though it lies below /run or /var/lib", async () => {
    // Only in a lab are those directories anybody's to write in, so this is a lab in a lab.
    const outer = await labs.startLab();
    const kept = ["/run/kept here/net.d", "/var/lib/cni/kept"];
    for (const directory of kept)
      await shIn(outer, `mkdir -p '${directory}'; echo kept > '${directory}/file'`);
    await shIn(outer, `: > /run/hidden; : > /var/lib/cni/hidden; cp '${process.execPath}' /run/node`);
    const inner = {
      node: { execPath: "/run/node", env: {} },
      helperFile: labs.options().helperFile,
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
    const file = join(labs.dir(), "inner.mts");
    await writeFile(file, program);
    expect(await shIn(outer, `'${process.execPath}' '${file}'`)).toBe(
      "kept\nkept\n/run:\nkept here\nnetns\nnode\n\n/var/lib/cni:\nkept\n\n",
    );
    expect(await shIn(outer, `cat '${kept[0]}/written' ${kept[1]}/written`)).toBe("by innerby inner");
  });

  test("runs a real plugin and leaves this machine's links as they are", async ({ skip }) => {
    skip(!hasBridge, "the bridge plugin is not on this machine");
    const links = () => shOutside("ip -j address");
    const before = await links();
    const lab = await labs.startLab();
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
