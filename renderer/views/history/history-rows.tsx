import { type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, type RefObject, useCallback, useEffect } from "react";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import { useIsPainted } from "../../components/use-is-painted.ts";
import { withSelected } from "../../components/with-selected.ts";
import type { ListGaps } from "../../model/list-gaps.ts";
import type { FittedColumn } from "../../model/run-columns.ts";
import type { Opening } from "../../stores/history-store.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { numberIn } from "./far-place.tsx";
import { HistoryRow, type RowActions } from "./history-row.tsx";
import { useReadingPlace } from "./use-reading-place.ts";

/** More runs are asked for when the list comes this close to its end. */
const rowsAhead = 40;
/** Rows that are ready outside of what is in sight, once that is there. */
const rowsAround = 12;

/**
 * The rows of the list. Only those in sight are in the page, and the selected one, which the list's focus is told by;
 * more runs are loaded on the way. Mounted anew for each opening, it begins where that is read from.
 */
export function HistoryRows(props: {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly runs: readonly RunSummary[];
  readonly columns: readonly FittedColumn[];
  readonly rowPx: number;
  readonly gaps: ListGaps;
  readonly opening: Opening;
  /** The place of the selected run among those; -1 if it is not there. */
  readonly selected: number;
  readonly actions: RowActions;
  readonly rowId: (runId: number) => string;
}): ReactNode {
  const { scroller, runs, columns, rowPx, gaps, opening, selected, actions, rowId } = props;
  const { history } = useStores();
  const loaded = useFrom(
    (stores) => stores.history,
    (state) => state,
  );
  const { matching, reachesStart, skipped, newestId } = loaded;
  const markedIds = useFrom(
    (stores) => stores.markedRuns,
    ({ ids }) => ids,
  );
  const virtualizer = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => runs[index]?.id ?? index,
    // A list that has just been opened is shown before what lies outside of it is made.
    overscan: useIsPainted() ? rowsAround : 1,
    // Known before the first look at the page, so that the rows are there at once.
    initialRect: { width: 0, height: scroller.current?.clientHeight ?? 0 },
    initialOffset: () =>
      scroller.current === null ? 0 : offsetOf(opening, scroller.current, gaps.beforePx, runs.length, rowPx),
    paddingStart: gaps.beforePx,
    paddingEnd: gaps.afterPx,
    rangeExtractor: useCallback((range: Range) => withSelected(range, selected), [selected]),
  });
  useEffect(() => {
    if (rowPx > 0) virtualizer.measure();
  }, [rowPx, virtualizer]);

  const rows = { runs, beforePx: gaps.beforePx, reachesStart, newestId };
  useReadingPlace(scroller, rows, rowPx, selected !== -1);
  const { startIndex: first, endIndex: last } = virtualizer.range ?? { startIndex: 0, endIndex: 0 };
  const isFar = scroller.current !== null && numberIn(scroller.current, { loaded, gaps, rowPx }) !== null;
  useEffect(() => {
    if (first < rowsAhead && !isFar) void history.getState().loadPrevious();
  }, [first, isFar, history]);
  useEffect(() => {
    if (last + rowsAhead >= runs.length && !isFar) void history.getState().loadMore();
  }, [last, runs.length, isFar, history]);

  /** Runs before the first one that is loaded. */
  const before = reachesStart ? 0 : (skipped ?? Math.max(0, (matching ?? runs.length) - runs.length));
  return (
    <tbody className="relative block" style={{ height: virtualizer.getTotalSize() }}>
      {virtualizer.getVirtualItems().map((row) => {
        const run = runs[row.index];
        if (run === undefined) return null;
        return (
          <HistoryRow
            key={run.id}
            id={rowId(run.id)}
            run={run}
            columns={columns}
            index={row.index}
            rowIndex={before + row.index + 2}
            offsetPx={row.start}
            selected={row.index === selected}
            marked={markedIds.includes(run.id)}
            actions={actions}
          />
        );
      })}
    </tbody>
  );
}

/** Where the list begins to be read, in pixels. */
function offsetOf(
  { at }: Opening,
  { scrollTop, clientHeight }: HTMLElement,
  beforePx: number,
  loaded: number,
  rowPx: number,
): number {
  if (at === "first") return 0;
  const offset = beforePx + (at === "last" ? loaded : at) * rowPx;
  // Somebody may have dragged the scroll bar on since then.
  const isPassed = at !== "last" && Math.abs(scrollTop - offset) > 2 * clientHeight;
  return isPassed ? scrollTop : offset;
}
