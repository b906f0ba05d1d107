import { expect, test } from "vitest";
import { sampleRun, sampleStep } from "../../electron/history/sample-run.ts";
import { explainFailure } from "./explain-failure.ts";
import type { FaultPlan, PluginFault } from "./plugin-fault.ts";
import type { RunError } from "./run-error.ts";

const said = (message: string): RunError => ({
  code: "PLUGIN_FAILED",
  message,
  pluginType: "portmap",
  cni: null,
});
const killed = said("netplugin failed with no error message: signal: killed");
const run = (fault: PluginFault | null, error: RunError, failedAt = 1) => ({
  ...sampleRun,
  outcome: "failed" as const,
  error,
  pluginTypes: ["bridge", "portmap"],
  steps: [0, 1].map((pluginIndex) => ({
    ...sampleStep,
    index: pluginIndex,
    pluginIndex,
    pluginType: pluginIndex === 0 ? "bridge" : "portmap",
    state: pluginIndex === failedAt ? ("failed" as const) : ("succeeded" as const),
  })),
  fault: fault === null ? undefined : ({ pluginIndex: 1, fault } satisfies FaultPlan),
});

test("a plugin that was killed by nobody's fault injection may have lacked memory", () => {
  expect(explainFailure(run(null, killed))?.meaning).toContain("out of memory");
});

test.each<[PluginFault, RunError, string, string]>([
  [
    { kind: "signal", signal: "SIGKILL" },
    killed,
    "the plugin was killed",
    "Nothing is wrong with portmap, which did not run: the fault injection took its place (dies by SIGKILL).",
  ],
  [
    { kind: "error", code: 11, msg: "failed to find plugin", details: "" },
    said('failed to find plugin "x" in path [/opt]'),
    "a fault was injected",
    "Nothing is wrong with portmap, which did not run: the fault injection took its place (CNI error 11).",
  ],
  [
    { kind: "garbage", place: "before", text: "x" },
    said("something unknown"),
    "a fault was injected",
    "Nothing is wrong with portmap, which did run: the fault injection added to its output (garbage before its answer).",
  ],
])("what was injected is said to be so: %j", (fault, error, title, meaning) => {
  expect(explainFailure(run(fault, error))).toMatchObject({ title, meaning, cleanUp: "yes", remedies: [] });
});

test("the failure of another plugin than the one with the fault is its own", () => {
  expect(explainFailure(run({ kind: "hang" }, killed, 0))?.meaning).toContain("out of memory");
});

test("a namespace that was removed on purpose is offered to be made again", () => {
  const error = said('failed to open netns "/run/netns/demo1": no such file or directory');
  expect(explainFailure(run({ kind: "namespace" }, error))).toMatchObject({
    meaning: "The fault injection removed the network namespace before portmap ran.",
    remedies: [{ kind: "createNamespace" }],
  });
});
