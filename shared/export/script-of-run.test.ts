import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { toExactBytes } from "../../electron/platform/exact-bytes.ts";
import type { RunRecord } from "../run/run-record.ts";
import type { EnvVariable, RunStep } from "../run/run-step.ts";
import { scriptOfRun } from "./script-of-run.ts";

/** The shells of this machine that scripts are tried in. */
const shells = ["sh", "bash"].filter((shell) => spawnSync(shell, ["-c", ""]).status === 0);

let dir = "";
const inside = (name: string) => join(dir, name);
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "script-"));
  plugin("bin", "keeping", 'cat > "stdin$OUT"; cat /proc/$$/environ > "environ$OUT"');
  plugin("bin", "failing", "cat > /dev/null; echo '{\"code\":7}'; exit 1");
  plugin("bin", "dying", "kill -9 $$");
  plugin("a=b", "keeping", "cat > stdin");
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function plugin(folder: string, name: string, script: string): void {
  mkdirSync(inside(folder), { recursive: true });
  writeFileSync(inside(`${folder}/${name}`), `#!/bin/sh\ncd '${dir}'\n${script}\n`);
  chmodSync(inside(`${folder}/${name}`), 0o755);
}

const [first] = succeededRun.steps;
if (first === undefined) throw new Error("the stand-in has no step");

function step(change: Partial<RunStep>, type = "keeping"): RunStep {
  return { ...(first as RunStep), pluginType: type, path: inside(`bin/${type}`), ...change };
}
const runOf = (...steps: readonly RunStep[]): RunRecord => ({
  ...succeededRun,
  steps: steps.map((each, index) => ({ ...each, index })),
});

function execute(run: RunRecord, shell = "sh") {
  writeFileSync(inside("script"), scriptOfRun(run));
  const { status, stdout, stderr } = spawnSync(shell, [inside("script")], { encoding: "utf8" });
  return { status, stdout, stderr };
}

const variable = (name: string, value: string): EnvVariable => ({ name, value, origin: "inherited" });
const hostile = [
  "'; touch owned; '",
  "$(touch owned) `touch owned` \\",
  "two\nlines\n",
  "-n %s %% \\n \\061 *",
  " \t ",
  "\u001b]0;owned\u0007\u202e",
  "ä\u{1f600}",
  "",
];

test.each(shells)("stdin and environment of each call are what they were in %s", (shell) => {
  const calls = hostile.map((value, at) => {
    const env = [
      variable("PATH", "/usr/bin:/bin"),
      variable("OUT", String(at)),
      variable("A", value),
      variable("odd%%name", value),
    ];
    return step({ env, stdin: { encoding: "utf8", text: value } });
  });
  const run = runOf(...calls);
  for (const name of hostile) {
    expect(
      spawnSync(shell, ["-n"], { input: scriptOfRun({ ...run, network: { ...run.network, name } }) }).status,
    ).toBe(0);
  }
  expect(execute(run, shell)).toEqual({ status: 0, stdout: "", stderr: "" });
  for (const [at, { env }] of calls.entries()) {
    expect(readFileSync(inside(`stdin${at}`), "utf8")).toBe(hostile[at]);
    const seen = readFileSync(inside(`environ${at}`), "utf8")
      .split("\0")
      .slice(0, -1);
    expect(seen.sort()).toEqual(env?.map((each) => `${each.name}=${each.value}`).sort());
  }
  expect(() => readFileSync(inside("owned"))).toThrow("ENOENT");
});

test.each(shells)("stdin is to the byte what it was in %s", (shell) => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const samples = [all, ...fc.sample(fc.uint8Array({ maxLength: 300 }), 12)];
  const calls = samples.map((bytes, at) => {
    const env = [variable("PATH", "/usr/bin:/bin"), variable("OUT", String(at))];
    return step({ env, stdin: toExactBytes(bytes) });
  });
  expect(execute(runOf(...calls), shell).status).toBe(0);
  for (const [at, bytes] of samples.entries()) {
    expect(readFileSync(inside(`stdin${at}`))).toEqual(Buffer.from(bytes));
  }
});

test("a megabyte of stdin arrives", () => {
  const text = "x'%\n".repeat(250_000);
  expect(execute(runOf(step({ stdin: { encoding: "utf8", text } }))).status).toBe(0);
  expect(readFileSync(inside("stdin"), "utf8")).toBe(text);
});

test("a directory with = in its name", () => {
  const stdin = { encoding: "utf8", text: "in" } as const;
  expect(execute(runOf(step({ path: inside("a=b/keeping"), stdin }))).status).toBe(0);
  expect(readFileSync(inside("stdin"), "utf8")).toBe("in");
});

test("it goes on where a call fails as it did, and stops where one ends otherwise", () => {
  const failed = step({ exitCode: 1, state: "failed" }, "failing");
  const died = step({ exitCode: null, signal: "SIGKILL", state: "failed" }, "dying");
  expect(execute(runOf(failed, died, step({})))).toMatchObject({ status: 0, stdout: '{"code":7}\n' });
  expect(execute(runOf(step({}, "failing"), step({})))).toMatchObject({
    status: 1,
    stderr: "Call 1 ended with exit status 1, in the run it was 0.\n",
  });
  expect(execute(runOf(step({ exitCode: 3 })))).toMatchObject({ status: 1 });
  expect(execute(runOf(step({ exitCode: null, signal: "SIGKILL" })))).toMatchObject({ status: 1 });
});

test("comments say what was seen, and never become commands", () => {
  const evil = "x\ntouch owned\r\u2028touch owned";
  const missing = step({ path: null, env: null, stdin: null, searched: [evil], pluginType: evil });
  const told = step({
    stdout: { encoding: "utf8", text: evil },
    stderr: { encoding: "base64", base64: "/wA=" },
    durationMs: 1.25,
    error: { code: "PLUGIN_FAILED", message: evil, cni: null, pluginType: null },
  });
  const script = scriptOfRun(runOf(missing, told));
  const commands = script
    .split("\n")
    .filter((line) => line.includes("touch owned") && !line.startsWith("# "));
  expect(commands).toEqual([]);
  expect(execute(runOf(missing, told)).status).toBe(0);
  expect(() => readFileSync(inside("owned"))).toThrow("ENOENT");
  expect(script).toContain("# ---- 2 of 2: ADD keeping\n# It ended with exit status 0 after 1.3 ms.\n");
  expect(script).toContain("# stdout:\n#   x\n#   touch owned\\x0d\\u{2028}touch owned\n");
  expect(script).toContain("# stderr, in base64:\n#   /wA=\n");
});

test("without a call there is nothing to do", () => {
  expect(execute(runOf())).toEqual({ status: 0, stdout: "", stderr: "" });
  expect(scriptOfRun(runOf())).toContain("# No plugin was called in this run.");
});

test("one with a masked value says so, and calls nothing", () => {
  rmSync(inside("stdin"), { force: true });
  const masked = execute(runOf(step({ stdin: { encoding: "utf8", text: '{"token":"(masked)"}' } })));
  expect(masked).toMatchObject({ status: 2, stdout: "" });
  expect(masked.stderr).toMatch(/^This script will not repeat the run: 1 value is masked in it\./);
  expect(() => readFileSync(inside("stdin"))).toThrow("ENOENT");
  // What is only told of keeps nothing from being repeated.
  const told = runOf(step({ stdout: { encoding: "utf8", text: "token=(masked)" } }));
  expect(execute(told).status).toBe(0);
  expect(scriptOfRun(told)).toContain("1 value is masked in what is told of outputs");
});

test("it says that a fault was injected, and that it calls the plugin itself", () => {
  const fault = { pluginIndex: 0, fault: { kind: "garbage", place: "instead", text: "\nexit 9\n" } } as const;
  const script = scriptOfRun({ ...succeededRun, fault });
  expect(script).toContain(
    "# A fault was injected in the place of bridge, which itself did not run: garbage",
  );
  expect(script).toContain("# The script injects nothing: it calls the plugin itself");
  expect(script).not.toContain("exit 9");
  expect(scriptOfRun(succeededRun)).not.toMatch(/fault/i);
});
