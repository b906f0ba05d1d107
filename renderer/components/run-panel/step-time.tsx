import type { ReactNode } from "react";
import type { RunStep } from "../../../shared/run/run-step.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { traceBar } from "../../model/trace-rows.ts";
import { cn } from "../cn.ts";
import { useElapsedMs, useWholeMs } from "./run-clock.tsx";

const isLive = ({ state }: RunStep): boolean => state === "running" || state === "searching";

/** How long a step took, or takes so far. */
export function StepTime({ step }: { readonly step: RunStep }): ReactNode {
  const elapsedMs = useElapsedMs();
  return formatDuration(step.durationMs ?? (isLive(step) ? Math.max(0, elapsedMs - step.offsetMs) : null));
}

/** Where a step lies in the whole run. */
export function StepTimeBar(props: { readonly step: RunStep; readonly underWay: boolean }): ReactNode {
  const { step, underWay } = props;
  const bar = traceBar(step, useWholeMs(), underWay);
  return (
    <span className="relative h-1.5 min-w-12 flex-1 overflow-hidden rounded-full bg-hover">
      <span
        className={cn(
          "absolute inset-y-0 min-w-0.5 rounded-full bg-bar",
          isLive(step) && "animate-pulse-bar",
        )}
        style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
      />
    </span>
  );
}
