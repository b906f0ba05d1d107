import type { Outcome } from "../../shared/run/outcome.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";

const undoableOutcomes: readonly Outcome[] = ["running", "succeeded", "interrupted"];

/** Whether an ADD has a DEL of its own; what ended half-way offers it beside its explanation. */
export function isUndoable({ operation, outcome }: RunRecord): boolean {
  return operation === "ADD" && undoableOutcomes.includes(outcome);
}
