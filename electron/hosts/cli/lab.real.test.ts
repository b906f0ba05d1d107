import { type Dirent, existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type CliWorld, ended, makeCliWorld } from "../../../e2e/fixtures/cli-world.ts";
import { describeUnless } from "../../../e2e/fixtures/describe-unless.ts";
import { probeLab } from "../../target/launch/probe-lab.ts";

const probe = await probeLab();
if (!probe.possible) console.log(`SKIPPED: no lab on this machine. ${probe.reason} ${probe.advice}`);

let world: CliWorld;
beforeEach(() => {
  world = makeCliWorld();
  world.plugin("adding", `cat >/dev/null; [ "$CNI_COMMAND" != ADD ] || echo '{"cniVersion":"1.0.0"}'`);
  world.network("net", "1.0.0", "adding");
});
afterEach(() => world.remove());

describeUnless(probe.possible ? null : probe.reason, "a lab of the command line", () => {
  test("is made for one run, with its namespace, and is gone afterwards", async () => {
    world.plugin("looking", `cat >/dev/null; ls /run/netns >&2; echo '{"cniVersion":"1.0.0"}'`);
    world.network("looks", "1.0.0", "looking");
    const before = existsSync("/var/lib/cni/results") ? readdirSync("/var/lib/cni/results") : null;
    expect(await world.run(["add", "looks", "/run/netns/only-in-lab", "--target", "lab"])).toEqual({
      stdout: '{\n    "cniVersion": "1.0.0"\n}',
      stderr: "only-in-lab\n",
      exit: 0,
    });
    expect(existsSync("/run/netns/only-in-lab")).toBe(false);
    expect(existsSync("/var/lib/cni/results") ? readdirSync("/var/lib/cni/results") : null).toEqual(before);
    expect(await world.history()).toMatchObject([
      { targetId: "lab", operation: "ADD", outcome: "succeeded" },
    ]);
  });

  test("runs a script in which commands follow each other, and ends as the script ends", async () => {
    const script = `ip netns add a
      $CLI add net /run/netns/a >/dev/null && $CLI list attachments --json && $CLI gc net --dry-run --json &&
      $CLI gc net x && $CLI list attachments --json; exit 7`;
    const cli = `${process.execPath} ${join(import.meta.dirname, "main.ts")}`;
    const { stdout, exit } = await world.run(["lab", "--", "sh", "-c", script], { CLI: cli });
    const [listed, wouldGo, left] = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(listed).toMatchObject([{ networkName: "net", ifName: "eth0", netns: "/run/netns/a" }]);
    expect(wouldGo).toMatchObject([{ ifName: "eth0", netns: "/run/netns/a" }]);
    expect(left).toEqual([]);
    expect(exit).toBe(7);
    expect(
      (await world.history()).map(({ targetId, operation, outcome }) => [targetId, operation, outcome]),
    ).toEqual([
      ["lab", "ADD", "succeeded"],
      ["lab", "GC", "succeeded"],
    ]);
  });

  test("takes a script from stdin, with this program in its PATH and none of its own variables", async () => {
    const child = world.start(["lab"]);
    child.stdin.write('echo "$PATH" | cut -d: -f1; env | grep -c LIFELINE; ls /run/netns | wc -l; exit 3');
    const { stdout, exit } = await ended(child);
    expect(stdout).toBe(`${join(import.meta.dirname, "../bin")}\n0\n0\n`);
    expect(exit).toBe(3);
  });

  test("ends with whoever made it, however that ends, with all that runs there", async () => {
    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      const seconds = String(100_000 + Math.floor(Math.random() * 1e9));
      const child = world.start(["lab", "--", "sh", "-c", `sleep ${seconds} & echo started; wait`]);
      await new Promise((resolve) => child.stdout.once("data", resolve));
      await expect.poll(() => isRunning(seconds), { interval: 20, timeout: 20_000 }).toBe(true);
      child.kill(signal);
      await expect.poll(() => isRunning(seconds), { interval: 20, timeout: 10_000 }).toBe(false);
    }
  });

  test("a program that is not there, and a signal, end as in a shell", async () => {
    expect(await world.run(["lab", "no-such-program"])).toEqual({
      stdout: "",
      stderr: "no-such-program: command not found\n",
      exit: 127,
    });
    expect(await world.run(["lab", "--", "sh", "-c", "kill -9 $$"])).toMatchObject({ exit: 137 });
  });
});

/** Whether a process with this word among its arguments runs anywhere on this machine. */
function isRunning(word: string): boolean {
  return readdirSync("/proc", { withFileTypes: true })
    .filter(({ name }: Dirent) => /^\d+$/.test(name))
    .some(({ name }) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, "utf8").split("\0").includes(word);
      } catch {
        // It ended just now.
        return false;
      }
    });
}
