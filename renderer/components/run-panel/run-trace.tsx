import { memo, type ReactNode, useCallback, useMemo, useState } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { RunStep } from "../../../shared/run/run-step.ts";
import { type ResultGain, resultGain } from "../../model/result-gain.ts";
import { type TracePart, traceParts } from "../../model/trace-parts.ts";
import type { TraceRow } from "../../model/trace-rows.ts";
import { OutcomeIcon } from "../outcome-icon.tsx";
import { RecordingNote } from "./recording-note.tsx";
import { ResultGainRow } from "./result-gain-row.tsx";
import { RunClock } from "./run-clock.tsx";
import { StepDelegates } from "./step-delegates.tsx";
import { type TracedRun, TraceStep } from "./trace-step.tsx";

/** One row a plugin in the order in which they run. */
export function RunTrace({ record }: { readonly record: RunRecord }): ReactNode {
  const [toggled, setToggled] = useState<Readonly<Record<number, boolean>>>({});
  const toggle = useCallback(
    (index: number, open: boolean) => setToggled((before) => ({ ...before, [index]: open })),
    [],
  );
  const run = useTracedRun(record);
  const openFirst = firstOpen(record);
  const { parts, leftOut } = traceParts(record);
  if (parts.length === 0) return <NoRows record={record} />;

  const rowOf = (row: TraceRow): ReactNode => {
    if (row.kind === "absent") return <AbsentRow key={row.key} of={row.pluginType} state={row.state} />;
    const { step } = row;
    return (
      <StepRow
        key={row.key}
        step={step}
        run={run}
        gain={resultGain(record, step.index)}
        open={toggled[step.index] ?? step.index === openFirst}
        onToggle={toggle}
      />
    );
  };
  return (
    <RunClock record={record}>
      {parts.map((part) => (
        <Part key={part.key} part={part} rowOf={rowOf} />
      ))}
      <RecordingNote record={record} />
      {leftOut > 0 && (
        <p className="text-muted">{leftOut} more attachments were deleted without a failure.</p>
      )}
    </RunClock>
  );
}

/** What all rows show of the run, which most of its events leave as it is. */
function useTracedRun({ operation, network, pluginPath, fault, outcome }: RunRecord): TracedRun {
  return useMemo(
    () => ({ operation, network, pluginPath, outcome, ...(fault === undefined ? {} : { fault }) }),
    [operation, network, pluginPath, fault, outcome],
  );
}

/** A plugin's call with what it called and what it made; drawn again only when it changes itself. */
const StepRow = memo(function StepRow(props: {
  readonly step: RunStep;
  readonly run: TracedRun;
  readonly gain: ResultGain | null;
  readonly open: boolean;
  readonly onToggle: (index: number, open: boolean) => void;
}): ReactNode {
  const { step, gain, open } = props;
  return (
    <li>
      <TraceStep step={step} run={props.run} open={open} onToggle={() => props.onToggle(step.index, !open)} />
      <StepDelegates step={step} />
      {gain !== null && <ResultGainRow pluginType={step.pluginType} gain={gain} />}
    </li>
  );
});

/** The step that is open before anybody chooses: where it failed, where a person stands, or the first. */
function firstOpen({ operation, steps, stepwise }: RunRecord): number | null {
  const failed = steps.find(({ state }) => state === "failed")?.index;
  if (failed !== undefined) return failed;
  if (stepwise === true) return steps.at(-1)?.index ?? null;
  return operation === "GC" ? null : 0;
}

function Part(props: { readonly part: TracePart; readonly rowOf: (row: TraceRow) => ReactNode }): ReactNode {
  const { title, rows } = props.part;
  const name = "Plugins in the order in which they run";
  const list = (
    <ol aria-label={title === null ? name : `${name}: ${title}`} className="flex flex-col gap-1.5">
      {rows.map(props.rowOf)}
    </ol>
  );
  if (title === null) return list;
  return (
    <section>
      <h3 className="mb-1 font-semibold [overflow-wrap:anywhere]">{title}</h3>
      {list}
    </section>
  );
}

const AbsentRow = memo(function AbsentRow(props: {
  readonly of: string;
  readonly state: Extract<TraceRow, { kind: "absent" }>["state"];
}): ReactNode {
  const { of, state } = props;
  return (
    <li className="flex h-8 items-center gap-2 rounded-md border border-line border-dashed px-2.5 text-faint">
      <span className="w-3.5" />
      <OutcomeIcon of={state} />
      <span className="font-semibold">{of}</span>
      <span className="text-sm">{state === "notYet" ? "not yet" : "not reached"}</span>
    </li>
  );
});

function NoRows({ record }: { readonly record: RunRecord }): ReactNode {
  if (record.outcome === "skipped") return null;
  return (
    <p className="text-muted">{record.outcome === "running" ? "Getting ready…" : "No plugin was called."}</p>
  );
}
