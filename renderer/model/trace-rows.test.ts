import { describe, expect, test } from "vitest";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { delRun, failedRun, skippedRun } from "../../e2e/fixtures/stand-in-runs.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { resultGain } from "./result-gain.ts";
import { traceBar, traceRows, wholeRunMs } from "./trace-rows.ts";

const shape = (record: RunRecord) =>
  traceRows(record).map((row) =>
    row.kind === "step" ? row.step.pluginType : `${row.pluginType} ${row.state}`,
  );

describe("trace rows", () => {
  test("are the calls alone when all plugins were called", () => {
    expect(shape(succeededRun)).toEqual(["bridge", "portmap", "tuning"]);
  });

  test("go on with the plugins that a failed run did not reach", () => {
    expect(shape(failedRun)).toEqual(["bridge", "portmap notReached", "tuning notReached"]);
  });

  test("wait for what a run has yet to call, backwards for a DEL", () => {
    const running: RunRecord = { ...delRun, outcome: "running", steps: delRun.steps.slice(0, 1) };
    expect(shape(running)).toEqual(["tuning", "portmap notYet", "bridge notYet"]);
  });

  test("count a plugin that is there twice twice", () => {
    const twice: RunRecord = { ...failedRun, pluginTypes: ["bridge", "bridge"] };
    expect(shape(twice)).toEqual(["bridge", "bridge notReached"]);
  });

  test.each([
    ["1.1.0", ["bridge", "portmap notReached", "tuning notReached"]],
    ["1.0.0", ["bridge"]],
  ])("of a GC at %s name only plugins that it would call", (cniVersion, rows) => {
    const first = succeededRun.steps.slice(0, 1).map((step) => ({ ...step, command: "GC" as const }));
    expect(shape({ ...failedRun, operation: "GC", cniVersion, steps: first })).toEqual(rows);
  });

  test("are none for a skipped run", () => {
    expect(shape(skippedRun)).toEqual([]);
  });
});

describe("a bar", () => {
  test("lies where its step lies in the run", () => {
    const step = { offsetMs: 25, durationMs: 50 };
    const whole = wholeRunMs({ durationMs: 100, steps: [], outcome: "succeeded" }, 0);
    expect(traceBar(step, whole, false)).toEqual({ left: 25, width: 50 });
  });

  test("of a running step goes on to now, and never past the end", () => {
    const step = { offsetMs: 50, durationMs: null };
    const run = { durationMs: null, steps: [], outcome: "running" } as const;
    expect(traceBar(step, wholeRunMs(run, 200), true)).toEqual({ left: 25, width: 75 });
    expect(traceBar(step, wholeRunMs(run, 10), true)).toEqual({ left: 100, width: 0 });
  });
});

describe("what a plugin adds to prevResult", () => {
  test("is counted from nothing for the first one", () => {
    expect(resultGain(succeededRun, 0)?.summary).toBe("+ 3 interfaces, + 1 address, + 1 route");
    expect(resultGain(succeededRun, 1)).toEqual({ summary: "unchanged", changes: [] });
  });

  test("is nobody's business after the last plugin, in a DEL, or after a failure", () => {
    expect(resultGain(succeededRun, 2)).toBeNull();
    expect(resultGain(delRun, 0)).toBeNull();
    expect(resultGain(failedRun, 0)).toBeNull();
  });
});
