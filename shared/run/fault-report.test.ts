import { describe, expect, test } from "vitest";
import { faultOfStep, faultReport, faultSentence } from "./fault-report.ts";
import type { FaultPlan, PluginFault } from "./plugin-fault.ts";
import type { RunStep } from "./run-step.ts";

const step = (pluginIndex: number, over: Partial<RunStep> = {}): RunStep => ({
  index: 0,
  pluginIndex,
  command: "ADD",
  pluginType: "p",
  state: "succeeded",
  searched: [],
  path: null,
  env: null,
  stdin: null,
  injected: [],
  stdout: null,
  stderr: null,
  exitCode: null,
  signal: null,
  delegated: null,
  offsetMs: 0,
  durationMs: 1,
  error: null,
  ...over,
});
const hang: FaultPlan = { pluginIndex: 1, fault: { kind: "hang" } };
const pluginTypes = ["first", "second"];

describe("a fault", () => {
  test.each<[string, RunStep, boolean]>([
    ["of another plugin", step(0), false],
    ["that ended", step(1), true],
    ["that is running", step(1, { state: "running", durationMs: null }), true],
    ["that waits in step mode", step(1, { state: "waiting", durationMs: null }), false],
    ["before which the run was stopped", step(1, { state: "stopped", durationMs: null }), false],
    ["that was not found", step(1, { state: "failed", durationMs: null }), false],
  ])("and a step %s", (_which, of, expected) => {
    expect(faultOfStep({ fault: hang }, of)).toEqual(expected ? hang.fault : null);
    expect(faultReport({ fault: hang, pluginTypes, steps: [of] })).toEqual({
      fault: hang.fault,
      pluginType: "second",
      injected: expected,
    });
  });

  test("is not reported of a run without one", () => {
    expect(faultReport({ pluginTypes, steps: [step(1)] })).toBeNull();
  });

  test("of a plugin that the network does not have is told by its number", () => {
    expect(faultReport({ fault: { ...hang, pluginIndex: 7 }, pluginTypes, steps: [] })?.pluginType).toBe(
      "plugin 8",
    );
  });
});

test.each<[PluginFault, string]>([
  [
    { kind: "error", code: 11, msg: "try again", details: "" },
    "A fault was injected in the place of p, which itself did not run: CNI error 11.",
  ],
  [
    { kind: "garbage", place: "instead", text: "x" },
    "A fault was injected in the place of p, which itself did not run: garbage instead of an answer.",
  ],
  [
    { kind: "garbage", place: "before", text: "x" },
    "A fault was injected into p, which itself did run: garbage before its answer.",
  ],
  [{ kind: "hang" }, "A fault was injected in the place of p, which itself did not run: hangs."],
  [
    { kind: "signal", signal: "SIGSEGV" },
    "A fault was injected in the place of p, which itself did not run: dies by SIGSEGV.",
  ],
  [
    { kind: "exit", exitCode: 3 },
    "A fault was injected in the place of p, which itself did not run: exit status 3 without output.",
  ],
  [{ kind: "namespace" }, "A fault was injected into p, which itself did run: namespace removed first."],
])("%j says whether the plugin ran", (fault, sentence) => {
  expect(faultSentence({ fault, pluginType: "p", injected: true }, true)).toBe(sentence);
});

test("a fault that has not come to its plugin is to come, or never will", () => {
  const report = { fault: { kind: "hang" }, pluginType: "p", injected: false } as const;
  expect(faultSentence(report, false)).toBe("A fault will be injected into p: hangs.");
  expect(faultSentence(report, true)).toBe("A fault was meant for p, which was not run: hangs.");
});
