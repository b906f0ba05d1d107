import type { RunQuery } from "../../shared/history/run-query.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { HistoryFacets } from "../../shared/run/history-query.ts";
import { createLatestAnswer, type LatestAnswer } from "./latest-answer.ts";

/** Values that are offered of each facet. */
const offered = 50;

/** Counts what the list shows, one request at a time. */
export function createFacetCounter(
  client: Client,
  onCount: (facets: HistoryFacets) => void,
  onProblem: (error: unknown) => void,
): LatestAnswer<RunQuery> {
  return createLatestAnswer(
    (query, signal) => client.call("history.facets", { query, limit: offered }, signal),
    onCount,
    onProblem,
  );
}
