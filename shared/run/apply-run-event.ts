import type { RunEvent } from "./run-event.ts";
import type { RunRecord } from "./run-record.ts";
import type { RunStep } from "./run-step.ts";

/** Folds one event into a record. Pure; events of steps that are not known yet are an error in the sender. */
export function applyRunEvent(record: RunRecord, event: RunEvent): RunRecord {
  switch (event.type) {
    case "record":
      return event.record;
    case "stepStarted":
      return { ...record, steps: [...record.steps, event.step] };
    case "stepFound":
      return withStep(record, event.index, { searched: event.searched, path: event.path });
    case "stepInput":
      return withStep(record, event.index, {
        state: "running",
        env: event.env,
        stdin: event.stdin,
        injected: event.injected,
      });
    case "stepWaiting":
      return withStep(record, event.index, { state: "waiting" });
    case "stepReleased":
      return { ...withStep(record, event.index, { state: "running" }), waitedMs: event.waitedMs };
    case "stepFinished": {
      const { type: _type, index, ...outcome } = event;
      return withStep(record, index, outcome);
    }
    case "changes":
      return { ...record, changes: event.changes };
    case "finished": {
      const { type: _type, ...outcome } = event;
      return { ...record, ...outcome };
    }
  }
}

function withStep(record: RunRecord, index: number, change: Partial<RunStep>): RunRecord {
  if (record.steps[index] === undefined) throw new RangeError(`run ${record.id} has no step ${index}`);
  return { ...record, steps: record.steps.map((step, at) => (at === index ? { ...step, ...change } : step)) };
}
