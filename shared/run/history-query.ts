import type { Operation } from "./operation.ts";
import type { Outcome } from "./outcome.ts";
import type { RunSummary } from "./run-record.ts";

/** Which runs a list shows. An absent field does not restrict; fields combine with "and". */
export interface HistoryFilter {
  readonly operation?: Operation | undefined;
  readonly outcome?: Outcome | undefined;
  readonly networkName?: string | undefined;
}

/** A page of the list, newest first. */
export interface HistoryPage {
  readonly runs: readonly RunSummary[];
  /** Runs that match the filter, on all pages. */
  readonly matching: number;
  /** All runs of the history. */
  readonly total: number;
}

/** What streams to a window that shows the history. */
export type HistoryEvent =
  /** A run began, went on or ended; the summary is committed. */
  { readonly type: "changed"; readonly run: RunSummary };
