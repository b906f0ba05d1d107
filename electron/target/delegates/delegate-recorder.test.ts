import { createHash } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { DelegatedCall } from "../../../shared/run/delegated-call.ts";
import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";
import { fromExactBytes } from "../../platform/exact-bytes.ts";
import type { ExecRequest, ProcessResult } from "../../platform/process-result.ts";
import { runProcess } from "../../platform/spawn.ts";
import { startChild } from "../../platform/start-child.ts";
import { createDelegateRecorder, type DelegateRecorder } from "./delegate-recorder.ts";
import { runRecorded } from "./run-recorded.ts";

let home: string;
let plugins: string;
let open: DelegateRecorder[];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "delegates-"));
  plugins = join(home, "plugins");
  mkdirSync(plugins);
  open = [];
});
afterEach(() => {
  for (const recorder of open) recorder.remove();
  rmSync(home, { recursive: true, force: true });
});

const bytesOf = (exact: ExactBytes | undefined) =>
  exact === undefined ? new Uint8Array() : fromExactBytes(exact);
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const path = "/usr/local/bin:/usr/bin:/bin";

/** Puts a shell script in place as a plugin. */
function plugin(name: string, script: string): string {
  const file = join(plugins, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

function begin(pluginPath: readonly string[] = [plugins]): DelegateRecorder {
  const recorder = createDelegateRecorder(pluginPath, "/");
  open.push(recorder);
  return recorder;
}

const now = () => Number(process.hrtime.bigint()) / 1e6;

interface Both {
  readonly plain: ProcessResult;
  readonly recorded: ProcessResult;
  readonly calls: readonly DelegatedCall[];
}

/** Runs the plugin `delegate` as its caller would, without the recorder and with it. */
async function runBoth(over: Partial<ExecRequest> = {}, name = "delegate"): Promise<Both> {
  const request = { stdin: new Uint8Array(), cwd: home, ...over };
  const env = { PATH: path, ...over.env };
  const real = join(plugins, name);
  const plain = await runProcess({ ...request, env: { ...env, CNI_PATH: plugins }, argv: [real] });
  const recorder = begin();
  const startedMs = now();
  const recorded = await runProcess({
    ...request,
    env: { ...env, CNI_PATH: `${recorder.directory}:${plugins}` },
    argv: [join(recorder.directory, name)],
  });
  return { plain, recorded, calls: recorder.calls(startedMs) };
}

/** What the caller sees of a process. */
function seen({ exitCode, signal, spawnError, stdout, stderr, streamsHeldOpen }: ProcessResult) {
  // Not the bytes themselves, of which there can be millions.
  const bytes = (all: Uint8Array) =>
    all.length < 1000 ? text(all) : createHash("sha256").update(all).digest("hex");
  return { exitCode, signal, spawnError, stdout: bytes(stdout), stderr: bytes(stderr), streamsHeldOpen };
}

function expectSame({ plain, recorded }: Both): void {
  expect(seen(recorded)).toEqual(seen(plain));
}

describe("a delegate that is recorded", () => {
  test("gets the environment that it would get, to the byte, and that is what is kept", async () => {
    plugin("delegate", "cat /proc/$$/environ");
    const env = {
      Z: "last",
      "odd.name%%": "() {  :;}",
      A: "b=c\nd",
      CNI_COMMAND: "ADD",
      EMPTY: "",
      PWD: "/nowhere",
    };
    const both = await runBoth({ env });
    expectSame(both);
    expect(text(both.plain.stdout)).toContain("odd.name%%=() {");
    expect(both.calls[0]?.env).toEqual(text(both.plain.stdout).split("\0").slice(0, -1));
  });

  test("says nothing of a locale that is not there", async () => {
    plugin("delegate", "echo here");
    const both = await runBoth({ env: { LC_ALL: "xx_XX.UTF-8" } });
    expectSame(both);
    expect(text(both.recorded.stderr)).toBe("");
  });

  test("gets any bytes and may write any, more than a pipe holds, on both streams", async () => {
    plugin("delegate", "tee /dev/stderr");
    const stdin = Uint8Array.from({ length: 1_200_000 }, (_, at) => (at * 7 + (at >> 9)) % 256);
    const both = await runBoth({ stdin });
    expectSame(both);
    expect(both.recorded.stdout).toEqual(stdin);
    const [call] = both.calls;
    for (const stream of ["stdin", "stdout", "stderr"] as const) {
      expect(Buffer.compare(bytesOf(call?.[stream]), stdin), stream).toBe(0);
    }
  });

  test("is started by its own name in its own directory, with the caller's umask and working directory", async () => {
    plugin("delegate", 'echo "$0" "$#" "$(umask)" "$(pwd)"');
    expectSame(await runBoth());
  });

  test.each([0, 1, 3, 100, 126, 127, 130, 137, 143, 255])("ends with its exit code %i", async (code) => {
    plugin("delegate", `exit ${code}`);
    const both = await runBoth();
    expectSame(both);
    expect(both.calls).toMatchObject([{ exitCode: code, signal: null }]);
  });

  test.each(["HUP", "INT", "QUIT", "ABRT", "KILL", "USR1", "SEGV", "PIPE", "ALRM", "TERM"])(
    "dies of SIG%s",
    async (signal) => {
      plugin("delegate", `ulimit -c 0; echo before; kill -s ${signal} $$`);
      const both = await runBoth();
      expectSame(both);
      expect(both.recorded.signal).toBe(`SIG${signal}`);
      expect(both.calls).toMatchObject([{ exitCode: null, signal: `SIG${signal}` }]);
    },
  );

  test("need not read its stdin", async () => {
    plugin("delegate", "echo done");
    const both = await runBoth({ stdin: new Uint8Array(300_000).fill(97) });
    expectSame(both);
  });

  test("leaves its stdout to a process that outlives it, as without", async () => {
    plugin("delegate", "echo first; (sleep 0.4; echo second) 2>/dev/null </dev/null & exit 5");
    const both = await runBoth();
    expectSame(both);
    expect(text(both.recorded.stdout)).toBe("first\nsecond\n");
  });

  test("has ended for its caller although a process still holds its stdout, with all that it wrote", async () => {
    plugin("delegate", "head -c 70000 /dev/zero; sleep 3600 & exit 5");
    const caller = 'out=$1; shift; "$1" >"$out"; echo "$? $(wc -c <"$out")"; pkill -f "sleep 3600" -s 0';
    const recorder = begin();
    const { directory } = recorder;
    const run = (file: string) =>
      runProcess({
        argv: ["/bin/sh", "-c", caller, "sh", join(home, "out"), file],
        env: { PATH: path, CNI_PATH: plugins },
        stdin: new Uint8Array(),
      });
    const plain = await run(join(plugins, "delegate"));
    const recorded = await run(join(directory, "delegate"));
    expect(text(plain.stdout)).toBe("5 70000\n");
    expect(text(recorded.stdout)).toBe("5 70000\n");
    expect(recorder.calls(0)[0]).toMatchObject({ exitCode: 5 });
  });
});

describe("signals", () => {
  /** Notes each signal, and ends with the first. */
  const noting = `trap 'echo TERM; exit 7' TERM
trap 'echo USR1; exit 8' USR1
echo ready
while :; do sleep 0.01; done`;

  async function started(): Promise<{
    child: Awaited<ReturnType<typeof startChild>>;
    output: () => string;
    recorder: DelegateRecorder;
  }> {
    plugin("delegate", noting);
    const recorder = begin();
    const { directory } = recorder;
    const child = await startChild({
      argv: [join(directory, "delegate")],
      env: { PATH: path, CNI_PATH: `${directory}:${plugins}` },
    });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      output += chunk;
    });
    await expect.poll(() => output).toBe("ready\n");
    return { child, output: () => output, recorder };
  }

  test.each([
    ["TERM", 7],
    ["USR1", 8],
  ] as const)("SIG%s to the process reaches the delegate, once", async (signal, exitCode) => {
    const { child, output, recorder } = await started();
    process.kill(child.pid, `SIG${signal}`);
    expect(await child.exited).toEqual({ exitCode, signal: null });
    expect(output()).toBe(`ready\n${signal}\n`);
    expect(recorder.calls(0)[0]).toMatchObject({ exitCode, stdin: { encoding: "utf8", text: "" } });
  });

  test("a signal to the process group reaches the delegate once", async () => {
    plugin(
      "delegate",
      `n=0\ntrap 'n=$((n + 1))' TERM\necho ready\nwhile [ "$n" = 0 ]; do sleep 0.01; done; sleep 0.5; exit "$n"`,
    );
    const recorder = begin();
    const child = await startChild({
      argv: [join(recorder.directory, "delegate")],
      env: { PATH: path, CNI_PATH: recorder.directory },
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    process.kill(-child.pid, "SIGTERM");
    expect(await child.exited).toEqual({ exitCode: 1, signal: null });
  });

  test("SIGKILL to the process ends the delegate", async () => {
    const { child, recorder } = await started();
    const pid = delegateOf(child.pid);
    process.kill(child.pid, "SIGKILL");
    expect(await child.exited).toEqual({ exitCode: null, signal: "SIGKILL" });
    await expect.poll(() => isRunning(pid)).toBe(false);
    expect(recorder.calls(0)).toMatchObject([{ exitCode: null, signal: null, durationMs: null }]);
  });

  test("a stdin that the caller keeps open holds up neither the delegate nor its end", async () => {
    plugin("delegate", 'read -r line; echo "got $line"');
    const recorder = begin();
    const { directory } = recorder;
    const child = await startChild({
      argv: [join(directory, "delegate")],
      env: { PATH: path, CNI_PATH: directory },
    });
    child.stdin.on("error", () => {});
    child.stdin.write("one\nmore");
    const output = new Promise((resolve) => child.stdout.once("data", resolve));
    expect(String(await output)).toBe("got one\n");
    expect(await child.exited).toEqual({ exitCode: 0, signal: null });
    const [call] = recorder.calls(0);
    expect(text(bytesOf(call?.stdin))).toBe("one\nmore");
    child.stdin.destroy();
  });

  /** Not ended: one that nobody has waited for yet has. */
  function isRunning(pid: number): boolean {
    try {
      return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
    } catch {
      return false;
    }
  }

  /** The child that runs the plugin. */
  function delegateOf(pid: number): number {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
    const found = children.find((child) =>
      readFileSync(`/proc/${child}/cmdline`, "utf8").startsWith("/bin/sh\0"),
    );
    return Number(found);
  }
});

describe("what can be called", () => {
  test("is what the plugin would find, and nothing that it could not start", async () => {
    const other = join(home, "other");
    mkdirSync(other);
    plugin("first", "echo first");
    writeFileSync(join(other, "first"), "#!/bin/sh\necho other\n", { mode: 0o755 });
    writeFileSync(join(other, "second"), "#!/bin/sh\necho second\n", { mode: 0o755 });
    writeFileSync(join(plugins, "unstartable"), "#!/bin/sh\n", { mode: 0o644 });
    writeFileSync(join(other, "unstartable"), "#!/bin/sh\n", { mode: 0o755 });
    writeFileSync(join(plugins, "no-format"), "echo\n", { mode: 0o755 });
    mkdirSync(join(plugins, "folder"));
    const { directory } = begin([join(home, "missing"), plugins, other]);
    expect(readdirSync(directory).sort()).toEqual(["first", "second"]);
    const run = (name: string) =>
      runProcess({ argv: [join(directory, name)], env: {}, stdin: new Uint8Array() });
    expect(text((await run("first")).stdout)).toBe("first\n");
    expect((await run("absent")).spawnError).toBe("ENOENT");
    for (const name of readdirSync(directory)) accessSync(join(directory, name), constants.X_OK);
  });
});

describe("the recording", () => {
  test("is gone after its end, and its plugin got its delegates", async () => {
    plugin("inner", 'echo "$CNI_PATH"; exit 4');
    const outer = plugin("outer", `echo "$CNI_PATH"; "\${CNI_PATH%%:*}/inner"; exit 0`);
    const { delegated, stdout } = await runRecorded({
      argv: [outer],
      env: { PATH: path, CNI_PATH: plugins },
      stdin: new Uint8Array(),
    });
    const directory = delegated?.directory ?? "";
    expect(text(stdout)).toBe(`${directory}:${plugins}\n${plugins}\n`);
    expect(delegated).toMatchObject({ problem: null, calls: [{ pluginType: "inner", exitCode: 4 }] });
    expect(existsSync(dirname(directory))).toBe(false);
  });

  test("has what a plugin runs itself, not what that runs in turn, which finds its delegates as without", async () => {
    plugin("inner", 'echo "inner by $0"; cat; exit 4');
    plugin(
      "middle",
      `echo "middle $CNI_PATH"; "\${CNI_PATH%%:*}/inner"; code=$?; echo "after $code"; exit "$code"`,
    );
    const outer = plugin("outer", `"\${CNI_PATH%%:*}/middle"`);
    const request = {
      argv: [outer],
      env: { PATH: path, CNI_PATH: plugins },
      stdin: new TextEncoder().encode("given"),
    } as const;
    const plain = await runProcess(request);
    const recorded = await runRecorded(request);
    expect(text(plain.stdout)).toBe(`middle ${plugins}\ninner by ${plugins}/inner\ngivenafter 4\n`);
    expect(seen(recorded)).toEqual(seen(plain));
    const [call, ...others] = recorded.delegated?.calls ?? [];
    expect(others).toEqual([]);
    expect(call).toMatchObject({ pluginType: "middle", exitCode: 4, stdin: { text: "given" } });
    expect(bytesOf(call?.stdout)).toEqual(plain.stdout);
  });

  test("is removed when the run is cancelled, and has what was written until then", async () => {
    plugin("inner", 'echo begun; touch "$1"; exec sleep 3600');
    const outer = plugin("outer", `"\${CNI_PATH%%:*}/inner" "${join(home, "begun")}"`);
    const stop = new AbortController();
    const running = runRecorded({
      argv: [outer],
      env: { PATH: path, CNI_PATH: plugins },
      stdin: new Uint8Array(),
      signal: stop.signal,
    });
    await expect.poll(() => existsSync(join(home, "begun")), { timeout: 5000 }).toBe(true);
    stop.abort();
    const { cancelled, delegated } = await running;
    expect(cancelled).toBe(true);
    expect(delegated?.calls).toMatchObject([{ pluginType: "inner", stdout: { text: "begun\n" } }]);
    expect(existsSync(dirname(delegated?.directory ?? ""))).toBe(false);
  });

  test("of a process that was killed is removed by the next one", () => {
    const own = dirname(begin().directory);
    const left = own.replace(`_${process.pid}_`, "_4194304_");
    mkdirSync(left);
    begin();
    expect(existsSync(left)).toBe(false);
    expect(existsSync(own)).toBe(true);
  });

  test("tells when calls began and how long they took on the clock of process.hrtime", async () => {
    plugin("delegate", "sleep 0.05");
    const before = now();
    const { calls } = await runBoth();
    const after = now();
    const [{ offsetMs, durationMs } = { offsetMs: 0, durationMs: 0 }] = calls;
    expect(offsetMs).toBeGreaterThan(0);
    expect(durationMs).toBeGreaterThanOrEqual(50);
    expect(offsetMs + (durationMs ?? 0)).toBeLessThan(after - before);
  });

  test("keeps a limited part of an endless output, and passes all of it on", async () => {
    plugin("delegate", "head -c 17000000 /dev/zero");
    const both = await runBoth({ maxOutputBytes: 20_000_000 });
    expectSame(both);
    expect(bytesOf(both.calls[0]?.stdout).length).toBe(16 * 1024 * 1024);
    expect(both.calls[0]?.cut).toEqual(["stdout"]);
  });
});
