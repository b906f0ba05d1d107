import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { faultOfStep } from "../../../shared/run/fault-report.ts";
import { faultLabel } from "../../../shared/run/plugin-fault.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { RunStep } from "../../../shared/run/run-step.ts";
import { CallRow } from "./call-row.tsx";
import { StepDetails } from "./step-details.tsx";
import { StepInput } from "./step-input.tsx";
import { StepTime, StepTimeBar } from "./step-time.tsx";

/** What a row of the trace shows of its run. The same object as long as all of it is the same. */
export type TracedRun = Pick<RunRecord, "operation" | "network" | "pluginPath" | "fault" | "outcome">;

/** One plugin call: a line with its time in the run, and everything about it when open. */
export function TraceStep(props: {
  readonly step: RunStep;
  readonly run: TracedRun;
  readonly open: boolean;
  readonly onToggle: () => void;
}): ReactNode {
  const { step, run } = props;
  const underWay = run.outcome === "running";
  const waits = step.state === "waiting" && underWay;
  const row = useScrolledTo(waits);
  const fault = faultOfStep(run, step);
  return (
    <CallRow
      ref={row}
      state={step.state}
      border={waits ? "border-accent" : "border-line"}
      time={waits ? "waits" : <StepTime step={step} />}
      open={props.open}
      onToggle={props.onToggle}
      details={waits ? <StepInput step={step} run={run} /> : <StepDetails step={step} run={run} />}
    >
      {/* As wide in every row, so that the bars of all rows share one axis. */}
      <span className="flex w-2/5 shrink-0 @max-md:w-1/3 items-baseline gap-2">
        <span className="truncate font-semibold" title={step.pluginType}>
          {step.pluginType}
        </span>
        {step.command !== run.operation && (
          <span className="font-mono text-muted text-xs">{step.command}</span>
        )}
        {fault !== null && <FaultMark label={faultLabel(fault)} />}
        <span
          className="min-w-0 flex-1 truncate font-mono text-muted text-xs @max-md:hidden"
          title={step.path ?? undefined}
        >
          {step.path ?? pathNote(step)}
        </span>
      </span>
      <StepTimeBar step={step} underWay={underWay} />
    </CallRow>
  );
}

function FaultMark({ label }: { readonly label: string }): ReactNode {
  return (
    <span
      className="shrink-0 truncate rounded-sm border border-host-line bg-host-soft px-1 font-semibold text-host text-xs"
      title={`A fault was injected: ${label}`}
    >
      fault
    </span>
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
