import { CircleSlash } from "lucide-react";
import type { ReactNode } from "react";
import { faultOfStep, replacesPlugin } from "../../../shared/run/fault-report.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { RunStep } from "../../../shared/run/run-step.ts";
import { hasRun, stepNotRun } from "../../../shared/run/step-mode.ts";
import { listed } from "../../model/listed.ts";
import { CleanUp } from "./clean-up.tsx";
import { LeftBehind } from "./failure/left-behind.tsx";

/** Where a run was ended, what had run by then, and the way out of an ADD or a DEL that was ended half-way. */
export function CancelledNote({ record }: { readonly record: RunRecord }): ReactNode {
  const step = stepNotRun(record);
  return (
    <div className="flex gap-2 rounded-md bg-skip-soft px-3 py-2">
      <CircleSlash aria-hidden className="mt-0.5 size-4 shrink-0 text-skip" />
      <div>
        <p className="font-semibold">{step === null ? "Cancelled" : titleOf(step)}</p>
        <p className="text-muted">
          {step === null ? "The plugin that was running was ended." : whyNotRun(step)} {whatIsThere(record)}
        </p>
        <LeftBehind record={record} />
        {isHalfAttached(record) && <CleanUp record={record} />}
      </div>
    </div>
  );
}

/** Whether the run was ended when plugins had already begun to make something, or to remove it. */
function isHalfAttached(record: RunRecord): boolean {
  const { operation, outcome } = record;
  return (
    (operation === "ADD" || operation === "DEL") && outcome === "cancelled" && pluginsRun(record).length > 0
  );
}

function titleOf({ state, pluginType }: RunStep): string {
  return `${state === "stopped" ? "Stopped" : "Cancelled"} before ${pluginType}`;
}

function whyNotRun({ state, pluginType }: RunStep): string {
  if (state === "stopped") return `You stopped the run before ${pluginType}, which has not run.`;
  return `The run was cancelled, or the program closed, while it waited before ${pluginType}, which has not run.`;
}

function whatIsThere(record: RunRecord): string {
  const names = pluginsRun(record);
  if (names.length === 0) return "No other plugin has run either, so that nothing has changed.";
  const haveRun = `${listed(names)} ${names.length === 1 ? "has" : "have"} run`;
  switch (record.operation) {
    case "ADD":
      return `${haveRun}; what was made is still there until a DEL.`;
    case "DEL":
      return `${haveRun}; DEL again removes the rest of the attachment.`;
    case "GC":
      return `${haveRun}; what was removed until then is gone.`;
    case "CHECK":
    case "STATUS":
    case "VERSION":
      return `${haveRun}; ${record.operation} only asks, so that nothing has changed.`;
  }
}

/** The plugins that ran themselves, and had no fault injected in their place. */
function pluginsRun(record: RunRecord): readonly string[] {
  const ran = record.steps.filter((step) => {
    const fault = faultOfStep(record, step);
    return hasRun(step) && (fault === null || !replacesPlugin(fault));
  });
  return [...new Set(ran.map(({ pluginType }) => pluginType))];
}
