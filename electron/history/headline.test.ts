import { expect, test } from "vitest";
import type { RunError } from "../../shared/run/run-error.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { RunStep } from "../../shared/run/run-step.ts";
import { headlineOf } from "./headline.ts";
import { sampleRun, sampleStep } from "./sample-run.ts";

const plugin = (message: string, more: Partial<RunError> = {}): RunError => ({
  code: "PLUGIN_FAILED",
  message,
  cni: null,
  pluginType: "bridge",
  ...more,
});
const cni = (msg: string, details = "") => ({ cni: { code: 7, msg, details } });

test.each<[string, RunError, string]>([
  [
    "the plugin's own words without libcni's",
    plugin('plugin type="bridge" failed (add): no room; at all', cni("no room", "at all")),
    "bridge: no room; at all",
  ],
  ["no details", plugin('plugin type="bridge" name="own" failed (delete): no', cni("no")), "bridge: no"],
  ["several lines", plugin('plugin type="bridge" failed (add): a\n  b', cni("a\n  b\n")), "bridge: a b"],
  ["a CNI error without a word", plugin('plugin type="bridge" failed (add): ', cni("")), "bridge:"],
  [
    "a plugin that said nothing",
    plugin('plugin type="bridge" failed (add): netplugin failed with no error message: signal: killed'),
    "bridge: netplugin failed with no error message: signal: killed",
  ],
  ["CHECK, which has no prefix", plugin("gone", cni("gone")), "bridge: gone"],
  [
    "no plugin",
    plugin(
      'plugin type="bridge" failed (add): failed to find plugin "bridge" in path [/opt/cni/bin /usr/lib/cni]',
      {
        code: "PLUGIN_NOT_FOUND",
      },
    ),
    "bridge: plugin not found in /opt/cni/bin, /usr/lib/cni",
  ],
  [
    "a plugin's name that is none",
    plugin('plugin type="a/b" failed (add): invalid plugin name: a/b', {
      code: "PLUGIN_NOT_FOUND",
      pluginType: "a/b",
    }),
    "a/b: invalid plugin name: a/b",
  ],
  [
    "a DEL of a GC",
    plugin('failed to delete stale attachment c1 eth0: plugin type="bridge" failed (delete): no', cni("no")),
    "c1 eth0: bridge: no",
  ],
  ["a plugin's GC", plugin("failed to GC plugin bridge: no", cni("no")), "bridge: no"],
  ["several errors of a GC", plugin("one\ntwo", { pluginType: null }), "one; two"],
  [
    "libcni's own refusal",
    plugin("missing network name:", { code: "INVALID_REQUEST", pluginType: null }),
    "missing network name:",
  ],
])("%s", (_name, error, expected) => {
  expect(headlineOf({ ...sampleRun, outcome: "failed", error })).toBe(expected);
});

const answers = (versions: readonly string[]): RunStep => ({
  ...sampleStep,
  command: "VERSION",
  state: "succeeded",
  error: null,
  pluginIndex: 0,
  stdout: { encoding: "utf8", text: JSON.stringify({ cniVersion: "1.0.0", supportedVersions: versions }) },
});
const del = (containerId: string): RunStep => {
  const env = [{ name: "CNI_CONTAINERID", value: containerId, origin: "cni" }] as const;
  return { ...sampleStep, command: "DEL", pluginIndex: 0, env };
};

test.each<[Partial<RunRecord>, string]>([
  [{ operation: "CHECK" }, "bridge, portmap: as it was added"],
  [{ operation: "STATUS" }, "bridge, portmap: ready"],
  [{ operation: "DEL" }, ""],
  [{ operation: "GC", steps: [del("c1")] }, "1 attachment removed"],
  [{ operation: "GC", steps: [del("c1"), del("c2")] }, "2 attachments removed"],
  [
    { operation: "GC", steps: [{ ...sampleStep, command: "GC" }], pluginTypes: ["bridge"] },
    "no attachments removed, bridge cleaned up",
  ],
  [
    { operation: "VERSION", pluginTypes: ["bridge"], steps: [answers(["1.0.0"])] },
    "bridge: 1.0.0 is supported",
  ],
  [
    { operation: "VERSION", pluginTypes: ["bridge"], steps: [answers(["0.4.0"])] },
    "bridge: 1.0.0 is not supported",
  ],
  [{ operation: "CHECK", outcome: "running" }, ""],
  [{ operation: "CHECK", outcome: "skipped", skipReason: "disableCheck" }, "disableCheck"],
])("%j", (run, expected) => {
  expect(headlineOf({ ...sampleRun, outcome: "succeeded", ...run })).toBe(expected);
});

test.each<[Partial<RunRecord>, string]>([
  [
    { outcome: "failed", error: plugin("no", cni("no")), steps: [sampleStep] },
    "fault injected (hangs): bridge: no",
  ],
  [{ outcome: "cancelled", steps: [sampleStep] }, "fault injected (hangs)"],
  [{ outcome: "failed", error: plugin("no", cni("no")), steps: [] }, "bridge: no"],
])("a fault is told where it was injected: %j", (run, expected) => {
  const fault = { pluginIndex: sampleStep.pluginIndex, fault: { kind: "hang" } } as const;
  expect(headlineOf({ ...sampleRun, fault, ...run })).toBe(expected);
});

test("an ADD is told by its addresses", () => {
  const text = '{"ips":[{"address":"10.88.0.7/16"},{"address":"fd00::7/64"}]}';
  const run = { ...sampleRun, outcome: "succeeded", result: { encoding: "utf8", text } } as const;
  expect(headlineOf(run)).toBe("10.88.0.7/16, fd00::7/64");
});
