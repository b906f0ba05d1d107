import { newestFirst, placeOf, type RunPlace } from "../../shared/history/run-order.ts";
import type { RunQuery } from "../../shared/history/run-query.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";

const pageSize = 500;

/** Reads all that a query means, newest first, and hands on the runs that fit, page by page, until the signal fires. */
export async function collectRuns(
  client: Client,
  query: RunQuery,
  fits: (run: RunSummary) => boolean,
  signal: AbortSignal,
  onFound: (runs: readonly RunSummary[]) => void,
): Promise<void> {
  let after: RunPlace | undefined;
  while (!signal.aborted) {
    const page = await client.call("history.page", {
      query,
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    if (signal.aborted) return;
    onFound(page.runs.filter(fits));
    const oldest = page.runs.at(-1);
    if (oldest === undefined || page.runs.length < pageSize) return;
    after = placeOf(oldest, newestFirst);
  }
}
