import type { TimeBuckets } from "./time-buckets.ts";

/** How many of the runs that a query means began in each bucket of time. */
export interface Timeline extends TimeBuckets {
  /** As many as there are buckets. */
  readonly runs: readonly number[];
  /** Those of them that failed. */
  readonly failures: readonly number[];
}
