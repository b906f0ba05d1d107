import type { DatabaseSync } from "node:sqlite";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import { type TimeBuckets, timeBuckets } from "../../../shared/history/time-buckets.ts";
import type { Timeline } from "../../../shared/history/timeline.ts";
import { createAnswerKeeper } from "../keep-answers.ts";
import type { CellGroup, SearchPlan } from "../search/search-plan.ts";
import { createWriteMark } from "../write-mark.ts";
import { createRunVisitor } from "./visit-runs.ts";

/** What the runs of a cell count for. */
const meant = 1;
const meantAndFailed = 2;

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
  const visitRuns = createRunVisitor(database);
  const keep = createAnswerKeeper<Timeline>(createWriteMark(database), kept);
  const bucketsOf = ({ plan, most, now }: TimelineRequest): TimeBuckets => {
    const { oldest, newest } = ends.get() ?? {};
    // Ends are those of the whole history, so that the strip stays as it is while words are typed.
    const last = plan.to ?? Math.max(now, Number(newest ?? now) + 1);
    const first = plan.from ?? Math.min(Number(oldest ?? now), last - 1);
    return timeBuckets(Math.max(0, first), last, most);
  };
  const count = async (plan: SearchPlan, buckets: TimeBuckets, signal: AbortSignal): Promise<Timeline> => {
    const runs = new Array<number>(buckets.edges.length - 1).fill(0);
    const failures = [...runs];
    for (const group of plan.groups) {
      const kinds = kindsOf(group);
      await visitRuns(group, plan, buckets.edges, signal, (bucket, cells, sign) => {
        let [all, failed] = [0, 0];
        for (const cell of cells) {
          const kind = kinds[cell] ?? 0;
          if (kind >= meant) all += 1;
          if (kind === meantAndFailed) failed += 1;
        }
        runs[bucket] = (runs[bucket] ?? 0) + sign * all;
        failures[bucket] = (failures[bucket] ?? 0) + sign * failed;
      });
    }
    return { ...buckets, runs, failures };
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

/** By number of the cell. */
function kindsOf({ cells }: CellGroup): Uint8Array {
  const kinds = new Uint8Array(cells.reduce((most, { cell }) => Math.max(most, cell.id), 0) + 1);
  for (const { cell, fit } of cells) {
    if (fit === "fits") kinds[cell.id] = cell.values.outcome.includes("failed") ? meantAndFailed : meant;
  }
  return kinds;
}
