import type { Route } from "../model/route.ts";
import type { HistoryStore } from "./history-store.ts";
import type { Stores } from "./stores.ts";

/** The history as it was shown last, with this run selected. */
export function historyRoute(history: HistoryStore, runId: number | null): Route {
  const { filter, order } = history.getState();
  return { view: "history", filter, order, runId };
}

/** The history as it was left, with the run that was selected there. */
export function leftHistoryRoute(stores: Pick<Stores, "history" | "selectedRun">): Route {
  return historyRoute(stores.history, stores.selectedRun.getState().runId);
}
