import { type KeyboardEvent, type ReactNode, useId, useRef } from "react";
import type { RunOrder } from "../../../shared/history/run-order.ts";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import { listKeys } from "../../components/list-keys.ts";
import { useRemPx } from "../../components/use-rem-px.ts";
import { listGaps, noGaps } from "../../model/list-gaps.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { detailsId } from "./details-id.ts";
import { FarPlace } from "./far-place.tsx";
import { HistoryHeadings } from "./history-headings.tsx";
import { rowColumns } from "./history-row.tsx";
import { HistoryRows } from "./history-rows.tsx";
import { scrollToRow } from "./scroll-to-row.ts";
import { useHistoryRoute } from "./use-history-route.ts";
import { useRowActions } from "./use-row-actions.ts";
import { useRunColumns } from "./use-run-columns.ts";

const rowRem = 2;

/** Runs in the order that is chosen, with the keys that lead through them. */
export function HistoryList({ runs }: { readonly runs: readonly RunSummary[] }): ReactNode {
  const { history } = useStores();
  const { runId, select, order } = useHistoryRoute();
  const loaded = useFrom(
    (stores) => stores.history,
    (state) => state,
  );
  const { matching, reachesStart, complete, opening } = loaded;
  const { toggle, markOnly } = useStores().markedRuns.getState();
  const anchor = useRef<number | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const columns = useRunColumns(scroller);
  const idPrefix = useId();
  const markHintId = `${idPrefix}-hint`;
  const rowPx = useRemPx() * rowRem;
  const gaps = loaded.numbered ? listGaps(loaded, rowPx) : noGaps;
  const rowId = (id: number) => `${idPrefix}-${id}`;

  const index = runs.findIndex(({ id }) => id === runId);
  const move = (to: number): void => {
    const run = runs[to];
    if (run === undefined) return;
    select(run.id);
    scrollToRow(scroller.current, to, rowPx, gaps.beforePx);
  };
  const moveAlone = (to: number): void => {
    anchor.current = null;
    move(to);
  };
  /** Goes to an end of the list that may have to be loaded first. */
  const goToEnd = async (key: string): Promise<void> => {
    const state = history.getState();
    await (key === "End" ? state.loadLast() : state.loadStart());
    const run = history.getState().runs.at(key === "End" ? -1 : 0);
    if (run === undefined) return;
    anchor.current = null;
    // The rows come first, and in the next frame what the run was.
    requestAnimationFrame(() => requestAnimationFrame(() => select(run.id)));
  };
  /** Marks all from where Shift was first held to there. */
  const extend = (to: number): void => {
    const begun = runs.findIndex(({ id }) => id === (anchor.current ?? runId));
    // Where that is not loaded, it begins here.
    const from = begun === -1 ? to : begun;
    anchor.current = runs[from]?.id ?? null;
    const [first, last] = [Math.max(0, Math.min(from, to)), Math.max(from, to)];
    markOnly(runs.slice(first, last + 1).map(({ id }) => id));
    move(to);
  };
  const actions = useRowActions({ select: moveAlone, extend, mark: toggle });
  /** What is not there any more is left for what is in sight. */
  const from = (): number => {
    if (index !== -1 || scroller.current === null) return index;
    return Math.max(0, Math.ceil((scroller.current.scrollTop - gaps.beforePx) / rowPx)) - 1;
  };
  const onListKey = (event: KeyboardEvent): void =>
    listKeys({
      index: from(),
      count: runs.length,
      onMove: moveAlone,
      onExtend: extend,
      onEnter: () => document.getElementById(detailsId)?.focus(),
      onSpace: () => (runId === null ? undefined : toggle(runId)),
    })(event);
  return (
    // The ring of the focus lies over the rows, which would cover an outline of the table.
    <div className="after:-outline-offset-2 relative h-full after:pointer-events-none after:absolute after:inset-0 after:z-20 has-[table:focus-visible]:after:outline-2 has-[table:focus-visible]:after:outline-accent">
      <p id={markHintId} hidden>
        Space marks the selected run, Shift with an arrow several, Ctrl+A all. P pins, Delete deletes.
      </p>
      <FarPlace {...{ scroller, loaded, gaps, rowPx }} />
      <div ref={scroller} className="h-full overflow-y-auto [overflow-anchor:none]">
        <table
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows can be chosen is a grid
          role="grid"
          aria-label={listName(order)}
          aria-describedby={markHintId}
          // -1 says that it is not known yet.
          aria-rowcount={matching === null ? -1 : matching + 1}
          tabIndex={0}
          aria-activedescendant={index === -1 || runId === null ? undefined : rowId(runId)}
          onKeyDown={ofListItself((event) => {
            const isFar = { End: !complete, Home: !reachesStart }[event.key] === true;
            if (isFar && !event.shiftKey) {
              event.preventDefault();
              void goToEnd(event.key);
            } else onListKey(event);
          })}
          style={rowColumns(columns)}
          className="block outline-none"
        >
          <thead className="sticky top-0 z-10 block border-line border-b bg-panel">
            <HistoryHeadings columns={columns} />
          </thead>
          <HistoryRows
            key={opening.number}
            {...{ scroller, runs, columns, rowPx, gaps, opening, actions, rowId }}
            selected={index}
          />
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
