import { useVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import type { RunOrder } from "../../../shared/history/run-order.ts";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import { listKeys } from "../../components/list-keys.ts";
import { useRemPx } from "../../components/use-rem-px.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { detailsId } from "./details-id.ts";
import { HistoryHeadings } from "./history-headings.tsx";
import { HistoryRow } from "./history-row.tsx";
import { useHistoryRoute } from "./use-history-route.ts";
import { useReadingPlace } from "./use-reading-place.ts";
import { useRunColumns } from "./use-run-columns.ts";

const rowRem = 2;
/** More runs are asked for when the list comes this close to its end. */
const rowsAhead = 40;

/** Runs in the order that is chosen. Only the rows in sight are in the page; more are loaded on the way down. */
export function HistoryList({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const { history } = useStores();
  const { runId, select, order } = useHistoryRoute();
  const matching = useFrom(
    (stores) => stores.history,
    (state) => state.matching,
  );
  const reachesStart = useFrom(
    (stores) => stores.history,
    (state) => state.reachesStart,
  );
  const complete = useFrom(
    (stores) => stores.history,
    (state) => state.complete,
  );
  const markedIds = useFrom(
    (stores) => stores.markedRuns,
    ({ ids }) => ids,
  );
  const { toggle, markOnly } = useStores().markedRuns.getState();
  const anchor = useRef<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useRunColumns(scroller);
  const idPrefix = useId();
  const markHintId = `${idPrefix}-hint`;
  const rowPx = useRemPx() * rowRem;
  const virtualizer = useVirtualizer({
    count: runs.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    getItemKey: (index) => runs[index]?.id ?? index,
    overscan: 12,
    // The headings stay on top of the rows.
    scrollPaddingStart: rowPx,
    scrollPaddingEnd: rowPx,
  });
  useEffect(() => {
    if (rowPx > 0) virtualizer.measure();
  }, [rowPx, virtualizer]);

  useReadingPlace(scroller, runs, rowPx, reachesStart);
  const rows = virtualizer.getVirtualItems();
  const firstShown = rows[0]?.index ?? 0;
  const lastShown = rows.at(-1)?.index ?? 0;
  useEffect(() => {
    if (firstShown < rowsAhead) void history.getState().loadPrevious();
  }, [firstShown, history]);
  useEffect(() => {
    if (lastShown + rowsAhead >= runs.length) void history.getState().loadMore();
  }, [lastShown, runs.length, history]);

  const index = runs.findIndex(({ id }) => id === runId);
  const move = (to: number): void => {
    const run = runs[to];
    if (run === undefined) return;
    select(run.id);
    virtualizer.scrollToIndex(to);
  };
  const moveAlone = (to: number): void => {
    anchor.current = null;
    move(to);
  };
  /** Goes to an end of the list that may have to be loaded first. */
  const goToEnd = async (key: string): Promise<void> => {
    const state = history.getState();
    await (key === "End" ? state.loadLast() : state.loadStart());
    const loaded = history.getState().runs;
    const run = key === "End" ? loaded.at(-1) : loaded[0];
    if (run === undefined) return;
    anchor.current = null;
    select(run.id);
    requestAnimationFrame(() => virtualizer.scrollToIndex(key === "End" ? loaded.length - 1 : 0));
  };
  /** Marks all from where Shift was first held to there. */
  const extend = (to: number): void => {
    const from = runs.findIndex(({ id }) => id === (anchor.current ?? runId));
    anchor.current ??= runId;
    const [first, last] = [Math.max(0, Math.min(from, to)), Math.max(from, to)];
    markOnly(runs.slice(first, last + 1).map(({ id }) => id));
    move(to);
  };
  const onListKey = listKeys({
    index,
    count: runs.length,
    onMove: moveAlone,
    onExtend: extend,
    onEnter: () => document.getElementById(detailsId)?.focus(),
    onSpace: () => (runId === null ? undefined : toggle(runId)),
  });
  /** Runs before the first one that is loaded. */
  const skipped = reachesStart ? 0 : Math.max(0, (matching ?? runs.length) - runs.length);
  const inSight = rows.some((row) => row.index === index);
  return (
    // The ring of the focus lies over the rows, which would cover an outline of the table.
    <div className="after:-outline-offset-2 relative h-full after:pointer-events-none after:absolute after:inset-0 after:z-20 has-[table:focus-visible]:after:outline-2 has-[table:focus-visible]:after:outline-accent">
      <p id={markHintId} hidden>
        Space marks the selected run, Shift with an arrow several, Ctrl+A all. P pins, Delete deletes.
      </p>
      <div ref={scroller} className="h-full overflow-y-auto [overflow-anchor:none]">
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows can be chosen is a grid
          role="grid"
          aria-label={listName(order)}
          aria-describedby={markHintId}
          // -1 says that it is not known yet.
          aria-rowcount={matching === null ? -1 : matching + 1}
          tabIndex={0}
          aria-activedescendant={inSight && runId !== null ? `${idPrefix}-${runId}` : undefined}
          onKeyDown={ofListItself((event) => {
            const isFar = { End: !complete, Home: !reachesStart }[event.key] === true;
            if (isFar && !event.shiftKey) {
              event.preventDefault();
              void goToEnd(event.key);
            } else onListKey(event);
          })}
          className="block outline-none"
        >
          <thead className="sticky top-0 z-10 block border-line border-b bg-panel">
            <HistoryHeadings columns={columns} />
          </thead>
          <tbody className="relative block" style={{ height: virtualizer.getTotalSize() }}>
            {rows.map((row) => {
              const run = runs[row.index];
              if (run === undefined) return null;
              return (
                <HistoryRow
                  key={run.id}
                  id={`${idPrefix}-${run.id}`}
                  run={run}
                  columns={columns}
                  rowIndex={skipped + row.index + 2}
                  offsetPx={row.start}
                  selected={run.id === runId}
                  marked={markedIds.includes(run.id)}
                  onSelect={() => moveAlone(row.index)}
                  onExtend={() => extend(row.index)}
                  onMark={() => toggle(run.id)}
                />
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

/** Keys of the list, not those of its headings. */
function ofListItself(onKeyDown: (event: KeyboardEvent) => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target === event.currentTarget) onKeyDown(event);
  };
}

function listName({ by, descending }: RunOrder): string {
  if (by === "time") return descending ? "Runs, newest first" : "Runs, oldest first";
  if (by === "duration") return descending ? "Runs, longest first" : "Runs, shortest first";
  return `Runs by ${by}, ${descending ? "descending" : "ascending"}`;
}
