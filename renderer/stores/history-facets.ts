import type { RunQuery } from "../../shared/history/run-query.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { HistoryFacets } from "../../shared/run/history-query.ts";

/** Values that are offered of each facet. */
const offered = 50;
/** While runs come and go, counts are brought up to date no more often than this, in milliseconds. */
const pauseMs = 500;

/** Counts what the list shows, one request at a time. */
export interface FacetCounter {
  /** Counts anew; an earlier count of another query is given up. */
  count(query: RunQuery): void;
  /** Counts again a little later, since something has changed. */
  refresh(): void;
  stop(): void;
}

export function createFacetCounter(
  client: Client,
  onCount: (facets: HistoryFacets) => void,
  onProblem: (error: unknown) => void,
): FacetCounter {
  let asking = new AbortController();
  let query: RunQuery | null = null;
  let later: ReturnType<typeof setTimeout> | undefined;
  const ask = async (): Promise<void> => {
    if (query === null) return;
    asking.abort();
    const mine = new AbortController();
    asking = mine;
    try {
      const facets = await client.call("history.facets", { query, limit: offered }, mine.signal);
      if (!mine.signal.aborted) onCount(facets);
    } catch (error) {
      if (!mine.signal.aborted) onProblem(error);
    }
  };
  const cancelLater = (): void => {
    clearTimeout(later);
    later = undefined;
  };
  return {
    count: (asked) => {
      query = asked;
      cancelLater();
      void ask();
    },
    refresh: () => {
      later ??= setTimeout(() => {
        later = undefined;
        void ask();
      }, pauseMs);
    },
    stop: () => {
      cancelLater();
      asking.abort();
    },
  };
}
