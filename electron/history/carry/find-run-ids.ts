import type { RunQuery } from "../../../shared/history/run-query.ts";
import type { RunReader } from "../run-reader.ts";

const pageSize = 5000;

/**
 * The numbers of the runs that a query means, in the order in which the list has them.
 * @param limit no more than this
 * @throws AbortError
 */
export async function findRunIds(
  reader: Pick<RunReader, "page">,
  query: RunQuery,
  limit = Number.POSITIVE_INFINITY,
  signal?: AbortSignal,
): Promise<readonly number[]> {
  const ids: number[] = [];
  for (;;) {
    const wanted = Math.min(pageSize, limit - ids.length);
    const { runs } = await reader.page(query, { beforeId: ids.at(-1), limit: wanted }, signal);
    for (const { id } of runs) ids.push(id);
    if (runs.length < wanted || ids.length >= limit) return ids;
  }
}
