import type { Operation } from "../run/operation.ts";
import type { Timeline } from "./timeline.ts";

/** Milliseconds. */
export interface TimesTaken {
  readonly median: number;
  readonly p95: number;
  /** They are off by at most half a percent; exact where it is `false`. */
  readonly estimated: boolean;
}

/** Runs, or calls of a plugin, that have something in common. */
export interface Tally {
  readonly runs: number;
  readonly failures: number;
  /** Of those that came to an end; `null` if there are none. */
  readonly times: TimesTaken | null;
}

export interface NamedTally extends Tally {
  readonly name: string;
  /** By bucket of time. */
  readonly over: Pick<Timeline, "runs" | "failures">;
}

/** One call of a plugin. */
export interface SlowStep {
  readonly runId: number;
  readonly startedAt: number;
  readonly networkName: string;
  readonly command: Operation;
  readonly pluginType: string;
  readonly durationMs: number;
}

/** Errors of one kind. */
export interface FrequentError {
  /** As `errorPattern` makes it. */
  readonly pattern: string;
  readonly runs: number;
  /** The newest run that failed so, and what it said. */
  readonly runId: number;
  readonly message: string;
}

/** What the runs that a query means come to. Of each list, the most frequent or slowest are first. */
export interface Statistics extends Tally {
  /** When the first and the last of them began, in milliseconds since the epoch; `null` if there are none. */
  readonly began: { readonly first: number; readonly last: number } | null;
  readonly timeline: Timeline;
  readonly networks: readonly NamedTally[];
  /** Calls of each plugin. */
  readonly plugins: readonly NamedTally[];
  readonly slowest: readonly SlowStep[];
  readonly errors: readonly FrequentError[];
}

export type StatisticsEvent =
  /** So many runs of the history were gone through. */
  | { readonly type: "progress"; readonly done: number; readonly of: number }
  /** The last event. */
  | { readonly type: "statistics"; readonly statistics: Statistics };
