import type { Route } from "../model/route.ts";
import type { HistoryStore } from "./history-store.ts";

/** The history as it was shown last, with this run selected. */
export function historyRoute(history: HistoryStore, runId: number | null): Route {
  const { filter, order } = history.getState();
  return { view: "history", filter, order, runId };
}
