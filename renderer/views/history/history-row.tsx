import { type CSSProperties, memo, type ReactNode } from "react";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import { cn } from "../../components/cn.ts";
import { OutcomeIcon } from "../../components/outcome-icon.tsx";
import type { FittedColumn } from "../../model/run-columns.ts";
import { RunCell } from "./run-cells.tsx";

/** What the headings and every row look like; their columns are those of the table, see `rowColumns`. */
export const rowLook = "grid grid-cols-(--row-columns) items-center gap-x-2 px-3";

/** The style of a table that gives all its rows their columns: set once, and not with every row that comes into sight. */
export function rowColumns(columns: readonly FittedColumn[]): CSSProperties {
  const widths = columns.map(({ column, width }) =>
    width === null ? `minmax(${column.minWidth}rem, 1fr)` : `${width}rem`,
  );
  return { ["--row-columns" as string]: ["1rem", "1rem", ...widths].join(" ") };
}

/** What can be done with a row; the same object in every row and as long as the list is there. */
export interface RowActions {
  select(index: number): void;
  /** Marks all runs from the selected one to this one. */
  extend(index: number): void;
  mark(runId: number): void;
}

/** One run in one line. It is drawn again only when it changes: while the list scrolls, most rows stay. */
export const HistoryRow = memo(function HistoryRow(props: {
  readonly id: string;
  readonly run: RunSummary;
  readonly columns: readonly FittedColumn[];
  /** The place among the runs that are loaded. */
  readonly index: number;
  /** The place in the whole list, as assistive technology counts it. */
  readonly rowIndex: number;
  readonly offsetPx: number;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly actions: RowActions;
}): ReactNode {
  const { run, columns, index, actions } = props;
  return (
    <tr
      id={props.id}
      aria-rowindex={props.rowIndex}
      aria-selected={props.selected}
      onClick={(event) => {
        if (event.shiftKey) actions.extend(index);
        else if (event.ctrlKey || event.metaKey) actions.mark(run.id);
        else actions.select(index);
      }}
      // Shift would select text on the way.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      style={{ top: props.offsetPx }}
      className={cn(
        rowLook,
        "absolute inset-x-0 h-8 border-line border-b hover:bg-hover",
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
          onChange={() => actions.mark(run.id)}
          className="size-3.5 accent-accent"
        />
      </td>
      <td>
        <OutcomeIcon of={run.outcome} label={run.outcome} />
      </td>
      {columns.map(({ column }) => (
        <RunCell key={column.id} id={column.id} run={run} columns={columns} />
      ))}
    </tr>
  );
});
