import { type ReactNode, useState } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { type TracePart, traceParts } from "../../model/trace-parts.ts";
import type { TraceRow } from "../../model/trace-rows.ts";
import { OutcomeIcon } from "../outcome-icon.tsx";
import { ResultGainRow } from "./result-gain-row.tsx";
import { RunClock } from "./run-clock.tsx";
import { StepDelegates } from "./step-delegates.tsx";
import { TraceStep } from "./trace-step.tsx";

/** One row a plugin in the order in which they run. */
export function RunTrace({ record }: { readonly record: RunRecord }): ReactNode {
  const [toggled, setToggled] = useState<Readonly<Record<number, boolean>>>({});
  const openFirst = firstOpen(record);
  const { parts, leftOut } = traceParts(record);
  if (parts.length === 0) return <NoRows record={record} />;

  const rowOf = (row: TraceRow): ReactNode => {
    if (row.kind === "absent") return <AbsentRow key={row.key} row={row} />;
    const { step } = row;
    const open = toggled[step.index] ?? step.index === openFirst;
    return (
      <li key={row.key}>
        <TraceStep
          step={step}
          record={record}
          open={open}
          onToggle={() => setToggled({ ...toggled, [step.index]: !open })}
        />
        <StepDelegates step={step} />
        <ResultGainRow step={step} record={record} />
      </li>
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

/** The step that is open before anybody chooses: where it failed, where a person stands, or the first. */
function firstOpen({ operation, steps, stepwise }: RunRecord): number | null {
  const failed = steps.find(({ state }) => state === "failed")?.index;
  if (failed !== undefined) return failed;
  if (stepwise === true) return steps.at(-1)?.index ?? null;
  return operation === "GC" ? null : 0;
}

/** Says that plugins were not run exactly as cnitool runs them. */
function RecordingNote({ record }: { readonly record: RunRecord }): ReactNode {
  const directory = record.steps.find(({ delegated }) => delegated?.directory != null)?.delegated?.directory;
  if (directory == null) return null;
  return (
    <p className="text-faint text-xs [overflow-wrap:anywhere]">
      What plugins call was recorded, though not what that calls in turn: a directory of the recorder stood in
      front of their CNI_PATH, such as <span className="font-mono">{directory}</span>.
    </p>
  );
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

function AbsentRow({ row }: { readonly row: Extract<TraceRow, { kind: "absent" }> }): ReactNode {
  return (
    <li className="flex h-8 items-center gap-2 rounded-md border border-line border-dashed px-2.5 text-faint">
      <span className="w-3.5" />
      <OutcomeIcon of={row.state} />
      <span className="font-semibold">{row.pluginType}</span>
      <span className="text-sm">{row.state === "notYet" ? "not yet" : "not reached"}</span>
    </li>
  );
}

function NoRows({ record }: { readonly record: RunRecord }): ReactNode {
  if (record.outcome === "skipped") return null;
  return (
    <p className="text-muted">{record.outcome === "running" ? "Getting ready…" : "No plugin was called."}</p>
  );
}
