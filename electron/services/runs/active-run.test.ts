import { expect, test } from "vitest";
import { applyRunEvent } from "../../../shared/run/apply-run-event.ts";
import type { RunEvent } from "../../../shared/run/run-event.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { sampleRun, sampleStep } from "../../history/sample-run.ts";
import { ActiveRun } from "./active-run.ts";

const record: RunRecord = { ...sampleRun, id: 1 };
const finished: Extract<RunEvent, { type: "finished" }> = {
  type: "finished",
  outcome: "succeeded",
  durationMs: 1,
  skipReason: null,
  error: null,
  result: null,
};

function activeRun() {
  const written: string[] = [];
  const run = new ActiveRun(
    record,
    {
      saveStep: (id, step) => written.push(`step ${id}.${step.index} ${step.state}`),
      finish: ({ id, outcome }) => written.push(`end ${id} ${outcome}`),
    },
    (error) => {
      throw error;
    },
  );
  return { run, written };
}

test("is written before anybody can be told", () => {
  const { run, written } = activeRun();
  // Watchers are told no earlier than this function ends.
  run.step({ type: "stepStarted", step: { ...sampleStep, state: "searching" } });
  expect(written).toEqual(["step 1.0 searching"]);
  run.finish(finished);
  expect(written).toEqual(["step 1.0 searching", "end 1 succeeded"]);
});

test("a watcher that falls far behind gets the record as it stands, and nothing twice", async () => {
  const { run } = activeRun();
  const slow = run.watch(new AbortController().signal);
  for (let index = 0; index < 1000; index += 1) {
    run.step({ type: "stepStarted", step: { ...sampleStep, index } });
  }
  run.finish(finished);
  let folded = record;
  let count = 0;
  for await (const event of slow) {
    folded = applyRunEvent(folded, event);
    count += 1;
  }
  expect(folded).toEqual(run.record);
  expect(folded.steps).toHaveLength(1000);
  expect(count).toBeLessThanOrEqual(257);
});
