import { newestFirst, type RunOrder } from "../../../shared/history/run-order.ts";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

/** The history's filter and selection, which live in the address. */
export function useHistoryRoute(): {
  readonly filter: RunQuery;
  readonly runId: number | null;
  readonly order: RunOrder;
  readonly setFilter: (filter: RunQuery) => void;
  readonly setOrder: (order: RunOrder) => void;
  readonly select: (runId: number) => void;
} {
  const { route } = useStores();
  const now = useFrom(
    (stores) => stores.route,
    (state) => state.route,
  );
  const filter = now.view === "history" ? now.filter : {};
  const runId = now.view === "history" ? now.runId : null;
  const order = (now.view === "history" ? now.order : undefined) ?? newestFirst;
  return {
    filter,
    runId,
    order,
    setFilter: (changed) => route.getState().navigate({ view: "history", filter: changed, runId, order }),
    setOrder: (changed) => route.getState().navigate({ view: "history", filter, runId, order: changed }),
    // Going through a list leaves no trail of steps behind for *back*.
    select: (id) => route.getState().replace({ view: "history", filter, runId: id, order }),
  };
}
