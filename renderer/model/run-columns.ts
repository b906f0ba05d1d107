import type { SortKey } from "../../shared/history/run-order.ts";
import {
  type HistoryColumns,
  type RunColumnId,
  runColumnIds,
} from "../../shared/settings/history-columns.ts";

/** A column of the history's list. Widths are in rem. */
export interface RunColumn {
  readonly id: RunColumnId;
  readonly name: string;
  /** What the list is sorted by when its heading is pressed. */
  readonly sortKey?: SortKey;
  readonly width: number;
  readonly minWidth: number;
  /** Goes sooner than those with a higher number where the list is too narrow for all. */
  readonly rank: number;
}

const column = (name: string, width: number, minWidth: number, rank: number, sortKey?: SortKey) => ({
  ...{ name, width, minWidth, rank },
  ...(sortKey === undefined ? {} : { sortKey }),
});

const looks: Readonly<Record<RunColumnId, Omit<RunColumn, "id">>> = {
  time: column("Time", 5.75, 3, 10, "time"),
  operation: column("Op", 3.75, 2.5, 9, "operation"),
  network: column("Network", 6, 3, 8, "network"),
  namespace: column("Namespace", 5.5, 3, 6, "namespace"),
  interface: column("Interface", 4.25, 2.5, 5),
  container: column("Container ID", 9, 4, 3),
  target: column("Target", 4.5, 2.5, 2),
  plugins: column("Plugins", 8, 3, 1),
  name: column("Name", 10, 4, 6.5),
  tags: column("Tags", 7, 4, 5.5),
  outcome: column("Outcome", 10, 5, 11, "outcome"),
  addresses: column("Addresses", 8, 4, 4),
  duration: column("Time taken", 5.25, 3.5, 7, "duration"),
};

/** All columns that there are, in their order. */
export const runColumns: readonly RunColumn[] = runColumnIds.map((id) => ({ id, ...looks[id] }));

/** The widest that a column can be made, in rem. */
const maxWidth = 40;

/** The width that a column gets, within its bounds, in steps of a sixteenth of a rem. */
export function boundWidth({ minWidth }: RunColumn, rem: number): number {
  return Math.round(Math.min(maxWidth, Math.max(minWidth, rem)) * 16) / 16;
}

/** A column of a list that is so wide; `null` as its width means that it takes what is left. */
export interface FittedColumn {
  readonly column: RunColumn;
  readonly width: number | null;
}

/**
 * The columns that are shown in a list with so much room for them, in rem: what is chosen, but for those of the lowest
 * rank that would leave no room for the others. One of them takes what is left: the outcome, else the last one.
 */
export function fitColumns({ shown, widths }: HistoryColumns, room: number): readonly FittedColumn[] {
  const wanted = runColumns.filter(({ id }) => shown.includes(id));
  const rest = wanted.find(({ id }) => id === "outcome") ?? wanted.at(-1);
  const widthOf = (each: RunColumn) => (each === rest ? each.minWidth : (widths[each.id] ?? each.width));
  const fitted = [...wanted];
  while (fitted.length > 1 && fitted.reduce((sum, each) => sum + widthOf(each) + gap, 0) > room) {
    const least = fitted.filter((each) => each !== rest).reduce((a, b) => (b.rank < a.rank ? b : a));
    fitted.splice(fitted.indexOf(least), 1);
  }
  return fitted.map((each) => ({ column: each, width: each === rest ? null : widthOf(each) }));
}

/** Between two columns, in rem. */
const gap = 0.5;

/** The columns with one more, or one less; at least one stays. */
export function toggleColumn(columns: HistoryColumns, id: RunColumnId): HistoryColumns {
  const { shown } = columns;
  if (!shown.includes(id))
    return { ...columns, shown: runColumnIds.filter((each) => each === id || shown.includes(each)) };
  return shown.length === 1 ? columns : { ...columns, shown: shown.filter((each) => each !== id) };
}

/** The columns with another width for one of them. */
export function resizeColumn(columns: HistoryColumns, column: RunColumn, rem: number): HistoryColumns {
  return { ...columns, widths: { ...columns.widths, [column.id]: boundWidth(column, rem) } };
}
