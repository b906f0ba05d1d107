import { chmod, mkdtemp, open, readdir, readFile, readlink, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { quickestStarter, setProgramStarter } from "./choose-starter.ts";
import { nodeStarter } from "./node-starter.ts";
import { isGroupAlive, signalGroup } from "./process-group.ts";
import type { ExecRequest, ProcessResult } from "./process-result.ts";
import { runProcess } from "./spawn.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "spawn-"));
});
const startedGroups: number[] = [];
afterAll(async () => {
  // Some are left behind on purpose, and a test that fails leaves more.
  for (const group of startedGroups) signalGroup(group, "SIGKILL");
  await rm(dir, { recursive: true, force: true });
});

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const bytes = (value: string) => new TextEncoder().encode(value);
const base = { env: { PATH: "/usr/bin:/bin" }, stdin: new Uint8Array() };
const sh = (script: string, more: Partial<ExecRequest> = {}): Promise<ProcessResult> =>
  runProcess({ argv: ["/bin/sh", "-c", script], ...base, ...more });

async function executable(name: string, content: string, mode = 0o755): Promise<string> {
  const path = join(dir, name);
  await writeFile(path, content);
  await chmod(path, mode);
  return path;
}

/** Resolves once a condition holds; fails after 10 s. */
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const check = async () => {
    if (!(await condition())) throw new Error("The condition did not come to hold.");
  };
  await vi.waitFor(check, { interval: 10, timeout: 10_000 });
}

const calm = {
  exitCode: 0,
  signal: null,
  spawnError: null,
  timedOut: false,
  cancelled: false,
  outputTooLarge: false,
  streamsHeldOpen: false,
};

const quickest = await quickestStarter();
test("this machine has a quicker starter than Node's", () => expect(quickest).not.toBe(nodeStarter));

describe.each([
  ["Node", nodeStarter],
  ["posix_spawn", quickest],
])("by %s", (_starter, starter) => {
  beforeAll(() => setProgramStarter(starter));
  afterAll(() => setProgramStarter(nodeStarter));

  test.each<[string, string, Partial<ProcessResult>, string, string]>([
    ["success", "echo out; echo err >&2", {}, "out\n", "err\n"],
    ["an exit code", "exit 3", { exitCode: 3 }, "", ""],
    ["death by a signal", "kill -KILL $$", { exitCode: null, signal: "SIGKILL" }, "", ""],
    ["stdin", "cat", {}, "input", ""],
    ["streams by name", "cat /dev/stdin >/dev/stderr; echo o >/dev/stdout", {}, "o\n", "input"],
    ["exactly the environment", "/usr/bin/env | grep -v ^PWD= | sort", {}, "A=1\nPATH=/usr/bin:/bin\n", ""],
    ["the root as working directory", "pwd", {}, "/\n", ""],
  ])("%s", async (_name, script, ending, stdout, stderr) => {
    const result = await sh(script, { stdin: bytes("input"), env: { ...base.env, A: "1" } });
    expect(result).toMatchObject({ ...calm, ...ending, argv: ["/bin/sh", "-c", script] });
    expect([text(result.stdout), text(result.stderr)]).toEqual([stdout, stderr]);
  });

  test("bytes pass unchanged both ways, 300 kB of them", async () => {
    const input = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 7) % 256);
    const result = await sh("cat", { stdin: input });
    expect(Buffer.from(result.stdout).equals(input)).toBe(true);
  });

  test.each(["exit 0", "exec <&-; echo done"])("300 kB of stdin that nobody reads: %s", async (script) => {
    expect(await sh(script, { stdin: new Uint8Array(300_000) })).toMatchObject(calm);
  });

  test("many at once do not mix their streams", async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => sh("cat; cat >&2", { stdin: bytes(String(i)) })),
    );
    expect(results.map(({ stdout }) => text(stdout))).toEqual(results.map((_, i) => String(i)));
  });

  test("the program is its group's leader and inherits no descriptor of ours", async () => {
    const result = await sh("ls /proc/self/fd | wc -l; ps -o pgid= -p $$ | tr -d ' '; echo $$");
    const [descriptors, group, pid] = text(result.stdout).split("\n");
    expect(group).toBe(pid);
    const inheritable = await inheritableDescriptors();
    // 0, 1, 2 and the one that ls has the directory open with.
    expect(Number(descriptors)).toBe(4 + inheritable);
  });

  /** Descriptors above 2 that whoever started this test left open for all programs below. */
  async function inheritableDescriptors(): Promise<number> {
    const cloexec = 0o2000000;
    const flags = await Promise.all(
      (await readdir("/proc/self/fdinfo"))
        .filter((fd) => Number(fd) > 2)
        .map((fd) =>
          readFile(`/proc/self/fdinfo/${fd}`, "utf8").catch(() => `flags: ${cloexec.toString(8)}`),
        ),
    );
    return flags.filter(
      (info) => (Number.parseInt(/flags:\s*(\d+)/.exec(info)?.[1] ?? "0", 8) & cloexec) === 0,
    ).length;
  }

  test("a program that cannot be started says why", async () => {
    const run = (file: string, more: Partial<ExecRequest> = {}) =>
      runProcess({ argv: [file], ...base, ...more });
    const notStarted = { ...calm, exitCode: null };
    const cases: [Promise<ProcessResult>, string][] = [
      [run(join(dir, "missing")), "ENOENT"],
      [run(await executable("not-executable", "#!/bin/sh\n", 0o644)), "EACCES"],
      [run(dir), "EACCES"],
      [run(join(await executable("a-file", "#!/bin/sh\n"), "x")), "ENOTDIR"],
      [run(await executable("no-interpreter", "#!/does/not/exist\n")), "ENOENT"],
      [run(await executable("no-format", "echo hello\n")), "ENOEXEC"],
      [run(await executable("empty", "")), "ENOEXEC"],
      [run("/bin/true", { env: { A: "\0" } }), "EINVAL"],
      [run("/bin/true", { env: { A: "x".repeat(3_000_000) } }), "E2BIG"],
      [run("/bin/true", { cwd: join(dir, "missing") }), "ENOENT"],
    ];
    for (const [result, spawnError] of cases)
      expect(await result).toMatchObject({ ...notStarted, spawnError });
  });

  test.concurrent("a file that is still being written is tried again until it can be run", async () => {
    const path = await executable("busy", "#!/bin/sh\necho ran\n");
    const writer = await open(path, "a");
    const running = runProcess({ argv: [path], ...base });
    // By the time that a second run of it was turned away, the first has been too.
    const sawBusy = await runProcess({ argv: [path], ...base, timeoutMs: 1 });
    await writer.close();
    expect(sawBusy).toMatchObject({ timedOut: true, exitCode: null });
    const result = await running;
    expect(result).toMatchObject(calm);
    expect(text(result.stdout)).toBe("ran\n");
  });

  test.concurrent("waiting for a busy file can be cancelled", async () => {
    const path = await executable("busy-for-long", "#!/bin/sh\n");
    const writer = await open(path, "a");
    const controller = new AbortController();
    const running = runProcess({ argv: [path], ...base, signal: controller.signal });
    controller.abort();
    expect(await running).toMatchObject({ cancelled: true, exitCode: null });
    await writer.close();
  });

  test("a signal that has fired already starts nothing", async () => {
    const mark = join(dir, "mark");
    const result = await sh(`touch ${mark}`, { signal: AbortSignal.abort() });
    expect(result).toMatchObject({ ...calm, exitCode: null, cancelled: true });
    expect(await readdir(dir)).not.toContain("mark");
  });

  /** A program that tells its pid where its script says READY; resolves once it has come there. */
  async function startStoppable(script: string, more: Partial<ExecRequest> = {}) {
    const pidFile = join(await mkdtemp(join(dir, "stop-")), "pid");
    const ready = `echo $$ > ${pidFile}.new; mv ${pidFile}.new ${pidFile}`;
    const running = sh(
      script.replace("READY", () => ready),
      more,
    );
    let pid = 0;
    await until(async () => {
      pid = Number(await readFile(pidFile, "utf8").catch(() => ""));
      return pid > 0;
    });
    startedGroups.push(pid);
    return { running, pid };
  }

  test.concurrent.each([
    ["that obeys", "READY; exec sleep 100", "SIGTERM"],
    ["that ignores SIGTERM", "trap '' TERM; READY; sleep 100; sleep 100", "SIGKILL"],
    ["whose child ignores SIGTERM", "(trap '' TERM; READY; sleep 100; sleep 100) & wait", "SIGTERM"],
    [
      "whose child ignores SIGTERM and holds no stream",
      "(trap '' TERM; exec >&- 2>&-; READY; sleep 99; sleep 99) & wait",
      "SIGTERM",
    ],
  ])("cancelling ends a program %s, and its group", async (_name, then, signal) => {
    const controller = new AbortController();
    const { running, pid } = await startStoppable(then, { signal: controller.signal });
    controller.abort();
    expect(await running).toMatchObject({ ...calm, exitCode: null, signal, cancelled: true });
    await until(() => !isGroupAlive(pid));
  });

  test.concurrent("a program that cleans up on SIGTERM keeps its exit code and output", async () => {
    const controller = new AbortController();
    const then = "trap 'echo bye; exit 7' TERM; READY; while :; do sleep 0.05; done";
    const { running } = await startStoppable(then, { signal: controller.signal });
    controller.abort();
    const result = await running;
    expect(result).toMatchObject({ ...calm, exitCode: 7, cancelled: true });
    expect(text(result.stdout)).toBe("bye\n");
  });

  test.concurrent("a program that takes too long is ended", async () => {
    expect(await sh("sleep 100", { timeoutMs: 50 })).toMatchObject({
      ...calm,
      exitCode: null,
      signal: "SIGTERM",
      timedOut: true,
    });
  });

  test("a timeout beyond what timers can hold does not fire at once", async () => {
    expect(await sh("exit 0", { timeoutMs: Number.MAX_SAFE_INTEGER })).toMatchObject(calm);
  });

  test.each([
    ["stdout", "exec yes"],
    ["stderr", "exec yes >&2"],
  ])("too much %s ends the program and is cut", async (stream, script) => {
    const result = await sh(script, { maxOutputBytes: 10_001 });
    expect(result).toMatchObject({ ...calm, exitCode: null, signal: "SIGTERM", outputTooLarge: true });
    const cut = stream === "stdout" ? result.stdout : result.stderr;
    expect(text(cut)).toBe("y\n".repeat(5001).slice(0, 10_001));
  });

  test("output of exactly the limit is not too large", async () => {
    const result = await sh("printf 12345", { maxOutputBytes: 5 });
    expect(result).toMatchObject(calm);
    expect(text(result.stdout)).toBe("12345");
  });

  test("output is complete though the program has exited before it was read", async () => {
    const result = await sh("head -c 60000 /dev/zero");
    expect(result.stdout.length).toBe(60_000);
  });

  test.concurrent("a grandchild that closes its streams in time delays the result and belongs to it", async () => {
    const result = await sh("(sleep 0.2; echo late) &");
    expect(result).toMatchObject(calm);
    expect(text(result.stdout)).toBe("late\n");
  });

  test.concurrent("a grandchild that holds a stream is left alone after the grace", async () => {
    const { running, pid } = await startStoppable("sleep 100 & echo early; READY");
    const result = await running;
    expect(result).toMatchObject({ ...calm, streamsHeldOpen: true });
    expect(text(result.stdout)).toBe("early\n");
    expect(isGroupAlive(pid)).toBe(true);
  });

  test.concurrent("what a left-over process writes later reaches no other program's output", async () => {
    const { running } = await startStoppable(
      "(while :; do /bin/echo noise || :; sleep 0.01; done) & echo early; READY",
    );
    await running;
    // Once the other's pipes are given back, enough programs at once for all pipes that ever were to be used.
    await sh("sleep 0.1");
    const results = await Promise.all(Array.from({ length: 40 }, () => sh("sleep 0.1; echo own")));
    expect(new Set(results.map(({ stdout }) => text(stdout)))).toEqual(new Set(["own\n"]));
  });

  test("no descriptor and no pipe is left after many programs, one after the other", async () => {
    const openPipes = async () => {
      const links = await Promise.all(
        (await readdir("/proc/self/fd")).map((fd) => readlink(`/proc/self/fd/${fd}`).catch(() => "")),
      );
      return links.filter((link) => link.includes("cnitool-desktop-pipes-")).length;
    };
    await sh("exit 0");
    const before = await openPipes();
    for (let i = 0; i < 50; i += 1) await sh("cat", { stdin: bytes("x") });
    await runProcess({ argv: [join(dir, "missing")], ...base });
    expect(await openPipes()).toBe(before);
    expect(await openPipes()).toBeGreaterThan(0);
  });
});
