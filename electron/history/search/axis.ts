import { byNumber } from "./named-runs.ts";

/** A number of each run by which an index keeps all of them in order. */
export interface Axis {
  /** As SQL writes it. */
  readonly at: string;
  /** Holds the number, the run's own number and its cell. */
  readonly index: string;
  /** How the number is read of runs that are named, as SQL says it. */
  readonly byNumber: string;
  /** The index of cells holds the number too, so that each of them can tell its first runs at once. */
  readonly isInCells: boolean;
}

export const timeAxis: Axis = {
  at: "started_at",
  index: "runs_by_time",
  byNumber,
  isInCells: true,
};
/** -1 for runs that have not ended, or of which it is not known. */
export const durationAxis: Axis = {
  at: "coalesce(duration_ms, -1)",
  index: "runs_by_duration",
  byNumber: "NOT INDEXED",
  isInCells: false,
};
