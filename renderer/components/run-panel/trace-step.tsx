import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { RunStep } from "../../../shared/run/run-step.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { traceBar } from "../../model/trace-rows.ts";
import { cn } from "../cn.ts";
import { CallRow } from "./call-row.tsx";
import { StepDetails } from "./step-details.tsx";
import { StepInput } from "./step-input.tsx";

/** One plugin call: a line with its time in the run, and everything about it when open. */
export function TraceStep(props: {
  readonly step: RunStep;
  readonly record: RunRecord;
  readonly elapsedMs: number;
  readonly open: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { step, record } = props;
  const bar = traceBar(step, record, props.elapsedMs);
  const live = step.state === "running" || step.state === "searching";
  const waits = step.state === "waiting" && record.outcome === "running";
  const row = useScrolledTo(waits);
  const durationMs = step.durationMs ?? (live ? Math.max(0, props.elapsedMs - step.offsetMs) : null);
  return (
    <CallRow
      ref={row}
      state={step.state}
      border={waits ? "border-accent" : "border-line"}
      time={waits ? "waits" : formatDuration(durationMs)}
      open={props.open}
      onToggle={props.onToggle}
      details={waits ? <StepInput step={step} /> : <StepDetails step={step} />}
    >
      {/* As wide in every row, so that the bars of all rows share one axis. */}
      <span className="flex w-2/5 shrink-0 @max-md:w-1/3 items-baseline gap-2">
        <span className="truncate font-semibold" title={step.pluginType}>
          {step.pluginType}
        </span>
        {step.command !== record.operation && (
          <span className="font-mono text-muted text-xs">{step.command}</span>
        )}
        <span
          className="min-w-0 flex-1 truncate font-mono text-muted text-xs @max-md:hidden"
          title={step.path ?? undefined}
        >
          {step.path ?? pathNote(step)}
        </span>
      </span>
      <span className="relative h-1.5 min-w-12 flex-1 overflow-hidden rounded-full bg-hover">
        <span
          className={cn("absolute inset-y-0 min-w-0.5 rounded-full bg-bar", live && "animate-pulse-bar")}
          style={{ left: `${bar.left}%`, width: `${bar.width}%` }}
        />
      </span>
    </CallRow>
  );
}

/** What the run waits at is brought into view, its beginning before its end. */
function useScrolledTo(waits: boolean): RefObject<HTMLDivElement | null> {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!waits) return;
    row.current?.scrollIntoView({ block: "nearest" });
    row.current?.querySelector("button")?.scrollIntoView({ block: "nearest" });
  }, [waits]);
  return row;
}

function pathNote(step: RunStep): string {
  return step.state === "searching" ? "searching…" : "not found";
}
