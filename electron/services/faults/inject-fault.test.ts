import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PluginFault } from "../../../shared/run/plugin-fault.ts";
import type { TargetRequest, TargetResult } from "../../target/target.ts";
import { standInTarget } from "../stand-ins.ts";
import { hangingProcesses } from "./hanging-processes.ts";
import { injectFault } from "./inject-fault.ts";

let home: string;
let plugin: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "faults-"));
  plugin = join(home, "plugin");
  writeFileSync(plugin, `#!/bin/sh\n: > "${home}/ran"\ncat\n`);
  chmodSync(plugin, 0o755);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const request = (): TargetRequest => ({
  argv: [plugin],
  env: { PATH: "/usr/bin:/bin", CNI_NETNS: "/run/netns/demo1" },
  stdin: new TextEncoder().encode('{"cniVersion":"1.0.0","name":"n"}'),
});
const target = standInTarget();

async function runWith(fault: PluginFault, over: Partial<TargetRequest> = {}): Promise<TargetResult> {
  return injectFault(target, { pluginIndex: 1, fault })(1, { ...request(), ...over });
}

const hasRun = () => existsSync(join(home, "ran"));

test("all other plugins run as ever", async () => {
  const result = await injectFault(target, { pluginIndex: 1, fault: { kind: "hang" } })(0, request());
  expect(text(result.stdout)).toBe('{"cniVersion":"1.0.0","name":"n"}');
  expect(result.exitCode).toBe(0);
});

test("an error is what a plugin prints, in the version that it was asked in, whatever is in its words", async () => {
  const msg = `"; $(touch ${home}/ran) \`x\` %s \\n ä`;
  const { stdout, exitCode } = await runWith({ kind: "error", code: 4_294_967_295, msg, details: "why" });
  expect(JSON.parse(text(stdout))).toEqual({ cniVersion: "1.0.0", code: 4_294_967_295, msg, details: "why" });
  expect(exitCode).toBe(1);
  expect(hasRun()).toBe(false);
});

test("an error of a plugin that was told no version has none", async () => {
  const stdin = new TextEncoder().encode('{"name":"n"}');
  const { stdout } = await runWith({ kind: "error", code: 1, msg: "no", details: "" }, { stdin });
  expect(text(stdout)).toBe('{"code":1,"msg":"no"}');
});

test("garbage instead of an answer, to the byte", async () => {
  const { stdout, exitCode } = await runWith({ kind: "garbage", place: "instead", text: "-n \\t%d\nä" });
  expect([text(stdout), exitCode, hasRun()]).toEqual(["-n \\t%d\nä", 0, false]);
});

test("garbage before an answer, which is the plugin's own", async () => {
  const { stdout, exitCode } = await runWith({ kind: "garbage", place: "before", text: "starting\n" });
  expect([text(stdout), exitCode, hasRun()]).toEqual([
    'starting\n{"cniVersion":"1.0.0","name":"n"}',
    0,
    true,
  ]);
});

test.each(["SIGKILL", "SIGSEGV", "SIGABRT", "SIGTERM"] as const)("death by %s", async (signal) => {
  const result = await runWith({ kind: "signal", signal });
  expect(result).toMatchObject({ exitCode: null, signal, cancelled: false });
  expect(text(result.stdout)).toBe("");
  expect(hasRun()).toBe(false);
});

test("an exit status and not a word, also where nobody can find a program", async () => {
  const result = await runWith({ kind: "exit", exitCode: 255 }, { env: {} });
  expect([result.exitCode, text(result.stdout), text(result.stderr)]).toEqual([255, "", ""]);
});

test("a hang goes on until it is ended, and ends at once then", async () => {
  const stop = new AbortController();
  const running = runWith({ kind: "hang" }, { signal: stop.signal, env: { MARK: home } });
  await expect.poll(() => hangingProcesses(`MARK=${home}`)).toHaveLength(1);
  stop.abort();
  expect(await running).toMatchObject({ cancelled: true, signal: "SIGTERM" });
});

test("a namespace is removed before the plugin runs", async () => {
  await target.namespaces.create("demo1");
  await target.namespaces.create("demo2");
  const { exitCode } = await runWith({ kind: "namespace" });
  expect((await target.namespaces.list()).map(({ name }) => name)).toEqual(["demo2"]);
  expect([exitCode, hasRun()]).toEqual([0, true]);
});

test.each(["/proc/self/ns/net", "", "/run/netns/../netns/x", "/run/netns/"])(
  "nothing is removed and nothing runs where the namespace is at %j",
  async (path) => {
    await expect(runWith({ kind: "namespace" }, { env: { CNI_NETNS: path } })).rejects.toMatchObject({
      data: { code: "REFUSED" },
    });
    expect(hasRun()).toBe(false);
  },
);

test("a stand-in has no delegates to record", async () => {
  const result = await runWith({ kind: "exit", exitCode: 1 }, { recordDelegates: true });
  expect(result.delegated).toBeUndefined();
});
