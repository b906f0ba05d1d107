import type { RunQuery } from "../../../shared/history/run-query.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

/** The history's filter and selection, which live in the address. */
export function useHistoryRoute(): {
  readonly filter: RunQuery;
  readonly runId: number | null;
  readonly setFilter: (filter: RunQuery) => void;
  readonly select: (runId: number) => void;
} {
  const { route } = useStores();
  const now = useFrom(
    (stores) => stores.route,
    (state) => state.route,
  );
  const filter = now.view === "history" ? now.filter : {};
  const runId = now.view === "history" ? now.runId : null;
  return {
    filter,
    runId,
    setFilter: (changed) => route.getState().navigate({ view: "history", filter: changed, runId }),
    // Going through a list leaves no trail of steps behind for *back*.
    select: (id) => route.getState().replace({ view: "history", filter, runId: id }),
  };
}
