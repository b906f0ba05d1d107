import { placeOf, type RunOrder } from "../../shared/history/run-order.ts";
import type { RunQuery } from "../../shared/history/run-query.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { HistoryPage } from "../../shared/run/history-query.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";

/** What one request may ask for. */
const mostAtOnce = 500;
/** More than this is loaded again when somebody scrolls there. */
const most = 5000;

/** The first runs of a query in an order, as many as are wanted if there are so many. `complete` says that there are no others. */
export async function loadFirstRuns(
  client: Client,
  { query, order }: { readonly query: RunQuery; readonly order: RunOrder },
  wanted: number,
): Promise<HistoryPage & { readonly complete: boolean }> {
  const enough = Math.min(wanted, most);
  const runs: RunSummary[] = [];
  for (;;) {
    const limit = Math.min(mostAtOnce, enough - runs.length);
    const last = runs.at(-1);
    const after = last === undefined ? undefined : placeOf(last, order);
    const page = await client.call("history.page", { query, order, after, limit });
    runs.push(...page.runs);
    const complete = page.runs.length < limit;
    if (complete || runs.length >= enough) return { ...page, runs, complete };
  }
}
