import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { endGroup, isGroupAlive } from "../../platform/process-group.ts";
import { type RunningChild, startChild } from "../../platform/start-child.ts";
import type { Target } from "../target.ts";
import { connectHelper } from "./client.ts";

const helperFile = join(import.meta.dirname, "main.ts");
const env = { PATH: "/usr/bin:/bin" };
const stdin = new Uint8Array();
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const sh = (script: string) => ({ argv: ["/bin/sh", "-c", script], env, stdin }) as const;

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "client-"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

let child: RunningChild;
let target: Target;
beforeEach(async () => {
  child = await startChild({
    argv: [process.execPath, helperFile, "--target=lab", `--files=${dir}`],
    env: { ...env, TMPDIR: tmpdir() },
  });
  target = await connectHelper(child, "lab");
});
afterEach(() => target.close());

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(condition, { interval: 10, timeout: 10_000 }).toBe(true);
}

/** Starts a program in the helper that goes on until it is ended; resolves with its pid and its result to come. */
async function startEndless(signal?: AbortSignal) {
  const pidFile = join(await mkdtemp(join(dir, "endless-")), "pid");
  const script = `echo $$ > ${pidFile}.new; mv ${pidFile}.new ${pidFile}; echo under way; sleep 100`;
  const running = target.exec({ ...sh(script), ...(signal === undefined ? {} : { signal }) });
  let pid = 0;
  await until(async () => {
    pid = Number(await readFile(pidFile, "utf8").catch(() => ""));
    return pid > 0;
  });
  return { running, pid };
}

test("a result arrives as it was, with the environment and bytes as given", async () => {
  const input = Uint8Array.from({ length: 300_000 }, (_, i) => (i * 13) % 256);
  const result = await target.exec({
    argv: ["/bin/sh", "-c", 'cat; echo "$A" >&2; exit 5'],
    env: { ...env, A: "ü" },
    stdin: input,
    cwd: dir,
  });
  expect(result).toMatchObject({ exitCode: 5, signal: null, spawnError: null, cancelled: false });
  expect(Buffer.from(result.stdout).equals(input)).toBe(true);
  expect(text(result.stderr)).toBe("ü\n");
  expect(result.stdout.constructor).toBe(Uint8Array);
});

test("40 MB of output pass while other calls are answered", async () => {
  const large = target.exec({ ...sh("head -c 40000000 /dev/zero"), maxOutputBytes: 50_000_000 });
  const small = await target.exec(sh("echo small"));
  expect(text(small.stdout)).toBe("small\n");
  const { stdout, outputTooLarge } = await large;
  expect([stdout.length, outputTooLarge, stdout.every((byte) => byte === 0)]).toEqual([
    40_000_000,
    false,
    true,
  ]);
});

test("limits and timeouts are passed on", async () => {
  expect(await target.exec({ ...sh("echo 12345"), maxOutputBytes: 3 })).toMatchObject({
    outputTooLarge: true,
    stdout: new TextEncoder().encode("123"),
  });
  expect(await target.exec({ ...sh("sleep 100"), timeoutMs: 20 })).toMatchObject({ timedOut: true });
});

test("a signal cancels its own program", async () => {
  const controller = new AbortController();
  const { running, pid } = await startEndless(controller.signal);
  const other = target.exec(sh("echo other"));
  controller.abort();
  const result = await running;
  expect(result).toMatchObject({ cancelled: true });
  expect(text(result.stdout)).toBe("under way\n");
  expect(isGroupAlive(pid)).toBe(false);
  expect(await other).toMatchObject({ cancelled: false, exitCode: 0 });
});

test("a signal that has fired already starts nothing, and one that fires at once ends it", async () => {
  const result = await target.exec({ ...sh(`touch ${dir}/mark`), signal: AbortSignal.abort() });
  expect(result).toMatchObject({ cancelled: true, exitCode: null });
  expect(await target.files.stat(join(dir, "mark"))).toBeNull();
  const controller = new AbortController();
  const running = target.exec({ ...sh("sleep 100"), signal: controller.signal });
  controller.abort();
  expect(await running).toMatchObject({ cancelled: true });
});

test("files work, and their errors keep code and path", async () => {
  const path = join(dir, "deep", "file");
  await target.files.writeAtomically(path, Uint8Array.from([0xff, 0, 1]), 0o640);
  expect(await target.files.read(path)).toEqual(Uint8Array.from([0xff, 0, 1]));
  expect(await target.files.stat(path)).toEqual({ kind: "file", size: 3, mode: 0o640 });
  expect(await target.files.list(join(dir, "deep"))).toEqual([{ name: "file", kind: "file" }]);
  await target.files.moveInto(path, join(dir, "deep", "aside"));
  expect(await target.files.stat(path)).toBeNull();
  await target.files.moveInto(join(dir, "deep", "aside", "file"), join(dir, "deep", "back"));
  await target.files.remove(join(dir, "deep", "back", "file"));
  expect(await target.files.stat(path)).toBeNull();
  await expect(target.files.read(path)).rejects.toMatchObject({
    name: "TargetFileError",
    code: "ENOENT",
    path,
  });
  await expect(target.files.read("/etc/hostname")).rejects.toMatchObject({ code: "EPERM" });
  await expect(target.namespaces.create("a/b")).rejects.toMatchObject({
    name: "IpcError",
    data: { code: "REFUSED" },
  });
});

test("when the helper is killed, all calls are rejected with the reason, and `ended` tells it", async () => {
  const { running, pid } = await startEndless();
  process.kill(child.pid, "SIGKILL");
  const lost = { name: "TargetLostError", message: expect.stringContaining("SIGKILL") };
  await expect(running).rejects.toMatchObject(lost);
  expect(await target.ended).toContain("SIGKILL");
  await expect(target.exec(sh("echo"))).rejects.toMatchObject(lost);
  await expect(target.files.stat("/")).rejects.toMatchObject(lost);
  // Nobody could end the program in time; in a lab its PID namespace would have.
  await endGroup(pid);
});

test("closing ends the programs and then the helper; a second time is no harm", async () => {
  const { running, pid } = await startEndless();
  const outcome = expect(running).rejects.toMatchObject({ name: "TargetLostError" });
  await target.close();
  await outcome;
  expect([isGroupAlive(pid), isGroupAlive(child.pid)]).toEqual([false, false]);
  expect(await target.ended).toBe("It was closed.");
  await target.close();
});

test("a helper that loses its stdin ends with its programs, also those that ignore SIGTERM", async () => {
  const pidFile = join(dir, "stubborn");
  const running = target.exec(sh(`trap '' TERM; echo $$ > ${pidFile}; sleep 100; sleep 100`));
  const outcome = expect(running).rejects.toMatchObject({ name: "TargetLostError" });
  await until(async () => (await readFile(pidFile, "utf8").catch(() => "")).endsWith("\n"));
  child.stdin.destroy();
  await outcome;
  const pid = Number(await readFile(pidFile, "utf8"));
  await until(() => !isGroupAlive(pid));
});

test("a helper that ends before it answers is told with its own words", async () => {
  const file = join(dir, "broken.sh");
  await writeFile(file, "echo it is broken >&2; exit 3");
  const broken = await startChild({ argv: ["/bin/sh", file], env });
  await expect(connectHelper(broken, "lab")).rejects.toMatchObject({
    name: "TargetLostError",
    message: "It ended unexpectedly (exit status 3): it is broken",
  });
});

test("a helper that talks nonsense is ended", async () => {
  const babbler = await startChild({ argv: ["/bin/sh", "-c", "echo nonsense; exec sleep 100"], env });
  await expect(connectHelper(babbler, "lab")).rejects.toMatchObject({
    name: "TargetLostError",
    message: expect.stringContaining("not understood"),
  });
  expect(isGroupAlive(babbler.pid)).toBe(false);
});
