import { faultOfStep, replacesPlugin } from "../../shared/run/fault-report.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { hasRun } from "../../shared/run/step-mode.ts";

/** The plugins of a run that ran themselves, and had no fault injected in their place. */
export function pluginsRun(record: Pick<RunRecord, "steps" | "fault">): readonly string[] {
  const ran = record.steps.filter((step) => {
    const fault = faultOfStep(record, step);
    return hasRun(step) && (fault === null || !replacesPlugin(fault));
  });
  return [...new Set(ran.map(({ pluginType }) => pluginType))];
}
