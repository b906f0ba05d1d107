import type { RunQuery } from "./run-query.ts";

/** Which runs are to be deleted. */
export type RunsToDelete =
  /** These, pinned or not. */
  | { readonly ids: readonly number[] }
  /** All that are meant up to a number, but for pinned ones: what has come since then nobody has agreed to. */
  | { readonly query: RunQuery; readonly upTo: number };

/** What deleting takes, and what it leaves. */
export interface DeletableRuns {
  readonly runs: number;
  /** Runs that are under way stay. */
  readonly underWay: number;
  /** Of those that are named, taken along; of those that a query means, left. */
  readonly pinned: number;
  /** The highest number that any run has now. */
  readonly upTo: number;
}

/** How deleting goes on. */
export type DeletionEvent =
  | { readonly type: "progress"; readonly runs: number }
  /** They are gone, and can be had back by this number. */
  | { readonly type: "deleted"; readonly removal: number; readonly runs: number };

/** How long deleted runs can be had back, in milliseconds, as long as the program runs. */
export const undoMs = 10 * 60_000;

/** All runs that a query means, before it is known which there are. */
export function everythingOf(query: RunQuery): RunsToDelete {
  return { query, upTo: Number.MAX_SAFE_INTEGER };
}
