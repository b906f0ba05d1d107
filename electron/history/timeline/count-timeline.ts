import type { DatabaseSync } from "node:sqlite";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import { type TimeBuckets, timeBuckets } from "../../../shared/history/time-buckets.ts";
import type { Timeline } from "../../../shared/history/timeline.ts";
import { createAnswerKeeper } from "../keep-answers.ts";
import type { SearchPlan } from "../search/search-plan.ts";
import { createWriteMark } from "../write-mark.ts";
import { BucketSums } from "./bucket-sums.ts";
import { createSummer } from "./sum-up.ts";

/** Timelines that are kept; one for each window that looks on is enough. */
const kept = 8;

/** What is asked of a timeline. */
export interface TimelineRequest {
  readonly query: RunQuery;
  readonly plan: SearchPlan;
  /** Buckets. */
  readonly most: number;
  /** Where the query gives no end, the last bucket is the one of this moment. */
  readonly now: number;
}

/** Makes a function that counts what a plan finds in buckets of time, in slices between which everything else goes on. */
export function createTimelineCounter(
  database: DatabaseSync,
): (request: TimelineRequest, signal: AbortSignal) => Promise<Timeline> {
  const ends = database.prepare(
    "SELECT (SELECT min(started_at) FROM runs) AS oldest, (SELECT max(started_at) FROM runs) AS newest",
  );
  const sumUp = createSummer(database);
  const keep = createAnswerKeeper<Timeline>(createWriteMark(database), kept);
  const bucketsOf = ({ plan, most, now }: TimelineRequest): TimeBuckets => {
    const { oldest, newest } = ends.get() ?? {};
    // Ends are those of the whole history, so that the strip stays as it is while words are typed.
    const last = plan.to ?? Math.max(now, Number(newest ?? now) + 1);
    const first = plan.from ?? Math.min(Number(oldest ?? now), last - 1);
    return timeBuckets(Math.max(0, first), last, most);
  };
  const count = async (plan: SearchPlan, buckets: TimeBuckets, signal: AbortSignal): Promise<Timeline> => {
    const sums = new BucketSums(buckets.edges);
    for (const group of plan.groups) await sumUp(group, plan, sums, signal);
    return { ...buckets, runs: sums.runs, failures: sums.failures };
  };
  return async (request, signal) => {
    const { query, plan } = request;
    signal.throwIfAborted();
    const buckets = bucketsOf(request);
    const ends = [buckets.edges[0], buckets.edges.at(-1), plan.from, plan.to];
    const key = JSON.stringify([query.choices, query.text, buckets.width, ends]);
    return await keep(key, () => count(plan, buckets, signal));
  };
}
