import { newestFirst, placeOf, type RunPlace } from "../../../shared/history/run-order.ts";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import type { RunReader } from "../run-reader.ts";
import { takeTurns } from "../search/take-turns.ts";

const pageSize = 2000;

/**
 * The numbers of the runs that a query means, in the order in which they began.
 * @param limit no more than these, of which the newest are taken
 * @throws AbortError
 */
export async function findRunIds(
  reader: Pick<RunReader, "page">,
  query: RunQuery,
  limit = Number.POSITIVE_INFINITY,
  signal: AbortSignal = new AbortController().signal,
): Promise<readonly number[]> {
  const ids: number[] = [];
  let after: RunPlace | undefined;
  for (;;) {
    const wanted = Math.min(pageSize, limit - ids.length);
    const { runs } = await reader.page(query, { after, limit: wanted }, signal);
    for (const { id } of runs) ids.push(id);
    const last = runs.at(-1);
    if (last === undefined || runs.length < wanted || ids.length >= limit) return ids.reverse();
    after = placeOf(last, newestFirst);
    await takeTurns(signal);
  }
}
