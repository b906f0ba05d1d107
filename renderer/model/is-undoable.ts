import type { RunRecord } from "../../shared/run/run-record.ts";
import { undoableOutcomes } from "./since-run.ts";

/** Whether an ADD has a DEL of its own; what ended half-way offers it beside its explanation. */
export function isUndoable({ operation, outcome }: RunRecord): boolean {
  return operation === "ADD" && undoableOutcomes.includes(outcome);
}
