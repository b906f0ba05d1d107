import { comparePlaces, newestFirst, placeOf } from "../../shared/history/run-order.ts";
import type { RunChanged } from "../../shared/run/history-query.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";

/** The part of the history that a list holds: the newest runs of a filter. */
export interface HistoryWindow {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** Runs that match the filter, loaded or not; `null` as long as they are not counted. */
  readonly matching: number | null;
  /** There are none but those loaded. */
  readonly complete: boolean;
  /** All runs. */
  readonly total: number;
  /** The highest id that was ever heard of, whether it matches or not. */
  readonly newestId: number;
}

/** The window after a run began, went on or ended, which the filter means or not. A run older than all loaded ones stays out until paged in. */
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
  if (present) return { ...base, runs: window.runs.map((each) => (each.id === run.id ? run : each)) };
  const isBefore = (other: RunSummary) =>
    comparePlaces(newestFirst, placeOf(run, newestFirst), placeOf(other, newestFirst)) < 0;
  const oldest = window.runs.at(-1);
  if (!window.complete && oldest !== undefined && !isBefore(oldest)) return base;
  const at = window.runs.findIndex(isBefore);
  const place = at === -1 ? window.runs.length : at;
  return { ...base, matching: plus(window.matching, 1), runs: window.runs.toSpliced(place, 0, run) };
}

const plus = (count: number | null, change: number) => (count === null ? null : count + change);
