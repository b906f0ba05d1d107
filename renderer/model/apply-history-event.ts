import type { HistoryEvent, HistoryFilter } from "../../shared/run/history-query.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";

/** The part of the history that a list holds: the newest runs of a filter. */
export interface HistoryWindow {
  /** Newest first. */
  readonly runs: readonly RunSummary[];
  /** Runs that match the filter, loaded or not. */
  readonly matching: number;
  /** All runs. */
  readonly total: number;
  /** The highest id that was ever heard of, whether it matches or not. */
  readonly newestId: number;
}

function matches(run: RunSummary, filter: HistoryFilter): boolean {
  return (
    (filter.operation === undefined || run.operation === filter.operation) &&
    (filter.outcome === undefined || run.outcome === filter.outcome) &&
    (filter.networkName === undefined || run.networkName === filter.networkName)
  );
}

/** The window after a run began, went on or ended. A run older than all loaded ones stays out until paged in. */
export function applyHistoryEvent(
  window: HistoryWindow,
  filter: HistoryFilter,
  { run }: HistoryEvent,
): HistoryWindow {
  const isNew = run.id > window.newestId;
  const base = {
    ...window,
    total: window.total + (isNew ? 1 : 0),
    newestId: Math.max(window.newestId, run.id),
  };
  const present = window.runs.some((each) => each.id === run.id);
  if (!matches(run, filter)) {
    if (!present) return base;
    return { ...base, matching: base.matching - 1, runs: window.runs.filter((each) => each.id !== run.id) };
  }
  if (present) return { ...base, runs: window.runs.map((each) => (each.id === run.id ? run : each)) };
  const complete = window.runs.length >= window.matching;
  const oldest = window.runs.at(-1)?.id ?? 0;
  if (!complete && run.id < oldest) return base;
  const at = window.runs.findIndex((each) => each.id < run.id);
  const place = at === -1 ? window.runs.length : at;
  return { ...base, matching: base.matching + 1, runs: window.runs.toSpliced(place, 0, run) };
}
