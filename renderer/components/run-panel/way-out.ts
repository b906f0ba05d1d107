import type { ErrorExplanation } from "../../../shared/cni/explanations/rule.ts";
import { faultOfStep, replacesPlugin } from "../../../shared/run/fault-report.ts";
import type { Outcome } from "../../../shared/run/outcome.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { hasRun } from "../../../shared/run/step-mode.ts";
import { leftBehind } from "./failure/left-behind.tsx";

const undoableOutcomes: readonly Outcome[] = ["running", "succeeded", "interrupted"];

/** Whether an ADD has a DEL of its own; what ended half-way offers it beside its explanation. */
export function isUndoable({ operation, outcome }: RunRecord): boolean {
  return operation === "ADD" && undoableOutcomes.includes(outcome);
}

/** Whether a DEL cleans up after an ADD that failed; what was left behind is, whatever the error usually means. */
export function wayOut(record: RunRecord, explanation: ErrorExplanation | null): ErrorExplanation["cleanUp"] {
  if (record.operation !== "ADD") return "no";
  const usual = explanation?.cleanUp ?? "yes";
  return usual === "no" && leftBehind(record).length > 0 ? "yes" : usual;
}

/** Whether the run was ended when plugins had already begun to make something, or to remove it. */
export function isHalfAttached(record: RunRecord): boolean {
  const { operation, outcome } = record;
  return (
    (operation === "ADD" || operation === "DEL") && outcome === "cancelled" && pluginsRun(record).length > 0
  );
}

/** The plugins that ran themselves, and had no fault injected in their place. */
export function pluginsRun(record: RunRecord): readonly string[] {
  const ran = record.steps.filter((step) => {
    const fault = faultOfStep(record, step);
    return hasRun(step) && (fault === null || !replacesPlugin(fault));
  });
  return [...new Set(ran.map(({ pluginType }) => pluginType))];
}
