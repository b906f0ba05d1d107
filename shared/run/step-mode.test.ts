import { describe, expect, test } from "vitest";
import { applyRunEvent } from "./apply-run-event.ts";
import type { RunRecord } from "./run-record.ts";
import type { RunStep, StepState } from "./run-step.ts";
import { stepNotRun, waitingStep } from "./step-mode.ts";

const step = (state: StepState, durationMs: number | null): RunStep => ({
  index: 0,
  pluginIndex: 0,
  command: "ADD",
  pluginType: "bridge",
  state,
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
  durationMs,
  error: null,
});

describe("the step that waits", () => {
  test("is there only while the run is under way", () => {
    const waiting = step("waiting", null);
    expect(waitingStep({ outcome: "running", steps: [step("succeeded", 1), waiting] })).toBe(waiting);
    expect(waitingStep({ outcome: "running", steps: [step("running", null)] })).toBeNull();
    // A record of another version, which knew no better.
    expect(waitingStep({ outcome: "interrupted", steps: [waiting] })).toBeNull();
  });

  test("runs when it is released, and the run keeps what it waited", () => {
    const run = { id: 1, outcome: "running", steps: [step("running", null)] } as const;
    const waits = applyRunEvent(run as unknown as RunRecord, { type: "stepWaiting", index: 0 });
    expect(waits.steps[0]?.state).toBe("waiting");
    const goesOn = applyRunEvent(waits, { type: "stepReleased", index: 0, waitedMs: 700 });
    expect(goesOn).toMatchObject({ waitedMs: 700, steps: [{ state: "running" }] });
  });
});

describe("the step of a cancelled run that has not run", () => {
  test.each(["stopped", "cancelled"] as const)("is the last one where it was %s while it waited", (state) => {
    const last = step(state, null);
    expect(stepNotRun({ outcome: "cancelled", steps: [step("succeeded", 3), last] })).toBe(last);
  });

  test("is not the one whose plugin was ended, nor one of a run that went on to its end", () => {
    expect(stepNotRun({ outcome: "cancelled", steps: [step("cancelled", 3)] })).toBeNull();
    expect(stepNotRun({ outcome: "cancelled", steps: [step("succeeded", 3)] })).toBeNull();
    expect(stepNotRun({ outcome: "failed", steps: [step("failed", null)] })).toBeNull();
  });
});
