import { comparePlaces, placeOf, type RunOrder } from "../../shared/history/run-order.ts";
import type { RunChanged } from "../../shared/run/history-query.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";

/** The part of the history that a list holds: runs of a filter that follow each other in an order. */
export interface HistoryWindow {
  readonly order: RunOrder;
  /** In that order. */
  readonly runs: readonly RunSummary[];
  /** Runs that match the filter, loaded or not; `null` as long as they are not counted. */
  readonly matching: number | null;
  /** Runs of the filter that come before those loaded, in the order; `null` where that is not known. */
  readonly skipped: number | null;
  /** There are none before those loaded. */
  readonly reachesStart: boolean;
  /** There are none after those loaded. */
  readonly complete: boolean;
  /** All runs. */
  readonly total: number;
  /** The highest id that was ever heard of, whether it matches or not. */
  readonly newestId: number;
}

/** The window after a run began, went on or ended, which the filter means or not. A run that comes before or after all loaded ones stays out until paged in. */
export function applyHistoryEvent(
  window: HistoryWindow,
  isMatch: boolean,
  { run }: RunChanged,
): HistoryWindow {
  const isNew = run.id > window.newestId;
  const base = {
    ...window,
    total: window.total + (isNew ? 1 : 0),
    newestId: Math.max(window.newestId, run.id),
  };
  const present = window.runs.some((each) => each.id === run.id);
  if (!isMatch) {
    if (!present) return base;
    return {
      ...base,
      matching: plus(window.matching, -1),
      runs: window.runs.filter((each) => each.id !== run.id),
    };
  }
  const others = window.runs.filter((each) => each.id !== run.id);
  const matching = present ? window.matching : plus(window.matching, 1);
  const place = placeOf(run, window.order);
  const isBefore = (other: RunSummary) =>
    comparePlaces(window.order, place, placeOf(other, window.order)) < 0;
  const at = others.findIndex(isBefore);
  // Whether one that comes before or after all loaded ones is right beside them is not known.
  const isBeside = (at === -1 && !window.complete) || (at === 0 && !window.reachesStart);
  if (isBeside && others.length > 0) {
    if (present) return { ...base, runs: others, matching };
    if (!isNew) return base;
    return { ...base, matching, skipped: at === 0 ? plus(window.skipped, 1) : window.skipped };
  }
  return { ...base, matching, runs: others.toSpliced(at === -1 ? others.length : at, 0, run) };
}

const plus = (count: number | null, change: number) => (count === null ? null : count + change);
