import type { ReactNode } from "react";
import { isAboutNetwork } from "../../../shared/run/operation.ts";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import { cn } from "../../components/cn.ts";
import { Moment } from "../../components/moment.tsx";
import { OutcomeIcon } from "../../components/outcome-icon.tsx";
import { ListedLabelsOf } from "../../components/run-labels/listed-labels.tsx";
import { baseName } from "../../model/base-name.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { shortHeadline } from "../../model/short-headline.ts";

/** The same columns for the headings and every row; a narrow list does without namespace and interface, a very narrow one without the time taken too. */
const columns =
  "grid grid-cols-[1rem_1rem_5.5rem_3rem_minmax(3rem,3.75rem)_minmax(3rem,1fr)] @min-[27rem]:grid-cols-[1rem_1rem_5.5rem_3.25rem_minmax(3rem,6rem)_minmax(5rem,1fr)_4.25rem] @2xl:grid-cols-[1rem_1rem_5.75rem_3.5rem_minmax(4rem,6rem)_minmax(3rem,5rem)_3.75rem_minmax(6rem,1fr)_4.25rem] items-center gap-x-2 px-3";
const onlyWide = "hidden @2xl:block";
const notNarrowest = "@max-[27rem]:hidden";

const headings = [
  ["Time", ""],
  ["Op", ""],
  ["Network", ""],
  ["Namespace", onlyWide],
  ["Interface", onlyWide],
  ["Outcome", ""],
] as const;

export function HistoryHeadings(): ReactNode {
  return (
    <tr aria-rowindex={1} className={cn(columns, "h-7 text-faint text-xs")}>
      <th scope="col">
        <span className="sr-only">Mark</span>
      </th>
      <th scope="col">
        <span className="sr-only">Outcome icon</span>
      </th>
      {headings.map(([heading, look]) => (
        <th key={heading} scope="col" className={cn("truncate text-left font-semibold", look)}>
          {heading}
        </th>
      ))}
      <th scope="col" className={cn("truncate text-right font-semibold", notNarrowest)}>
        Time taken
      </th>
    </tr>
  );
}

/** One run in one line. */
export function HistoryRow(props: {
  readonly id: string;
  readonly run: RunSummary;
  readonly rowIndex: number;
  readonly offsetPx: number;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly onSelect: () => void;
  readonly onExtend: () => void;
  readonly onMark: () => void;
}): ReactNode {
  const { run } = props;
  const attachment = isAboutNetwork(run.operation)
    ? null
    : { netns: baseName(run.netns), ifName: run.ifName };
  return (
    <tr
      id={props.id}
      aria-rowindex={props.rowIndex}
      aria-selected={props.selected}
      onClick={(event) => {
        if (event.shiftKey) props.onExtend();
        else if (event.ctrlKey || event.metaKey) props.onMark();
        else props.onSelect();
      }}
      // Shift would select text on the way.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      style={{ transform: `translateY(${props.offsetPx}px)` }}
      className={cn(
        columns,
        "absolute inset-x-0 top-0 h-8 border-line border-b hover:bg-hover",
        props.selected && "bg-selected hover:bg-selected",
      )}
    >
      <td className="flex">
        <input
          type="checkbox"
          // The list itself has the focus; its space bar marks the selected run.
          tabIndex={-1}
          aria-label={`Mark run ${run.id}`}
          checked={props.marked}
          onClick={(event) => event.stopPropagation()}
          onChange={props.onMark}
          className="size-3.5 accent-accent"
        />
      </td>
      <td>
        <OutcomeIcon of={run.outcome} label={run.outcome} />
      </td>
      <td className="truncate text-muted">
        <Moment at={run.startedAt} now={Date.now()} />
      </td>
      <td className="font-mono font-semibold text-xs">{run.operation}</td>
      <Cell text={run.networkName} />
      <Cell
        text={attachment?.netns ?? "—"}
        title={attachment === null ? "" : run.netns}
        className={onlyWide}
      />
      <Cell text={attachment?.ifName ?? "—"} className={cn("font-mono text-sm", onlyWide)} />
      <td className="truncate text-muted" title={run.headline}>
        <ListedLabelsOf labels={run.labels} />
        <OutcomeText run={run} />
      </td>
      <td className={cn("text-right font-mono text-muted text-sm tabular-nums", notNarrowest)}>
        {formatDuration(run.durationMs)}
      </td>
    </tr>
  );
}

/** What there is to say about an outcome, with the word for it where the icon alone would be a riddle. */
function OutcomeText({ run }: { readonly run: RunSummary }): ReactNode {
  if (run.outcome === "succeeded" && run.headline !== "") {
    // Only what an ADD came to is a value; the others are told in words.
    return run.operation === "ADD" ? <span className="font-mono text-sm">{run.headline}</span> : run.headline;
  }
  if (run.outcome === "failed" && run.headline !== "") return shortHeadline(run.headline);
  return (
    <>
      {run.outcome}
      {run.headline !== "" && run.headline !== run.outcome && `: ${run.headline}`}
    </>
  );
}

function Cell(props: {
  readonly text: string;
  readonly title?: string;
  readonly className?: string;
}): ReactNode {
  return (
    <td title={props.title ?? props.text} className={cn("truncate", props.className)}>
      {props.text}
    </td>
  );
}
