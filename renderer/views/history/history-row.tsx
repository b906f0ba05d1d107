import type { ReactNode } from "react";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import { cn } from "../../components/cn.ts";
import { OutcomeIcon } from "../../components/outcome-icon.tsx";
import type { FittedColumn } from "../../model/run-columns.ts";
import { RunCell } from "./run-cells.tsx";

/** What the headings and every row look like; `rowTemplate` gives the columns. */
export const rowLook = "grid items-center gap-x-2 px-3";

/** The columns of the headings and of every row, as CSS has them. */
export function rowTemplate(columns: readonly FittedColumn[]): string {
  const widths = columns.map(({ column, width }) =>
    width === null ? `minmax(${column.minWidth}rem, 1fr)` : `${width}rem`,
  );
  return ["1rem", "1rem", ...widths].join(" ");
}

/** One run in one line. */
export function HistoryRow(props: {
  readonly id: string;
  readonly run: RunSummary;
  readonly columns: readonly FittedColumn[];
  readonly rowIndex: number;
  readonly offsetPx: number;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly onSelect: () => void;
  readonly onExtend: () => void;
  readonly onMark: () => void;
}): ReactNode {
  const { run, columns } = props;
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
      style={{ transform: `translateY(${props.offsetPx}px)`, gridTemplateColumns: rowTemplate(columns) }}
      className={cn(
        rowLook,
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
      {columns.map(({ column }) => (
        <RunCell key={column.id} id={column.id} run={run} />
      ))}
    </tr>
  );
}
