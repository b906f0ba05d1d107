import { newestFirst, placeOf, type RunPlace } from "../../shared/history/run-order.ts";
import type { RunQuery } from "../../shared/history/run-query.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";

const pageSize = 500;

/** The newest run that began before this place and that the query means and `fits`; `null` if there is none. */
export async function findEarlierRun(
  client: Client,
  query: RunQuery,
  before: RunPlace,
  fits: (run: RunSummary) => boolean,
): Promise<RunSummary | null> {
  let after = before;
  for (;;) {
    const { runs } = await client.call("history.page", { query, after, limit: pageSize });
    const found = runs.find(fits);
    if (found !== undefined) return found;
    const oldest = runs.at(-1);
    if (oldest === undefined || runs.length < pageSize) return null;
    after = placeOf(oldest, newestFirst);
  }
}
