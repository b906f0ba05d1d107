import type { Facet } from "../history/run-query.ts";
import type { RunSummary } from "./run-record.ts";

/** A page of the list, newest first. */
export interface HistoryPage {
  readonly runs: readonly RunSummary[];
  /** Runs that match the query, on all pages; `null` where counting them takes longer than finding the page. */
  readonly matching: number | null;
  /** All runs of the history. */
  readonly total: number;
}

export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

export interface FacetCounts {
  /** The most frequent first, as many as were asked for; those that are chosen are always among them. */
  readonly values: readonly FacetValue[];
  /** How many values there are. */
  readonly distinct: number;
}

/** How many runs have each value. Each facet is counted as if nothing were chosen in it, and all else held. */
export interface HistoryFacets {
  readonly matching: number;
  readonly total: number;
  readonly facets: Readonly<Record<Facet, FacetCounts>>;
}

/** A run began, went on or ended, or was labelled; the summary is committed. */
export interface RunChanged {
  readonly type: "changed";
  readonly run: RunSummary;
}

/** What streams to a window that shows the history. */
export type HistoryEvent =
  | RunChanged
  /** So many runs were labelled, deleted or had back that whoever shows any has to ask again. */
  | { readonly type: "reordered" }
  /** The disk was given back what deleted runs had left; the runs are as they were. */
  | { readonly type: "shrunk" };
