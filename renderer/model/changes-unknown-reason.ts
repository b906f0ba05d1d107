import type { RunRecord } from "../../shared/run/run-record.ts";

/** Why it is not known what a run has changed. */
export function changesUnknownReason({
  operation,
  outcome,
  steps,
}: Pick<RunRecord, "operation" | "outcome" | "steps">): string {
  if (outcome === "running") return "The run is under way; what it changed is known when it has ended.";
  if (operation === "STATUS" || operation === "VERSION") {
    return `${operation} only asks the plugins, so the machine was not looked at before and after it.`;
  }
  if (outcome === "interrupted") {
    return "The program ended before the run did, so the machine was not looked at after it.";
  }
  if (steps.length === 0) return "No plugin ran, so the machine was not looked at.";
  return "The machine was not looked at before and after this run, as in runs of the command line and of older versions of this program.";
}
