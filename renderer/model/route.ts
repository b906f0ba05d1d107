import type { HistoryFilter } from "../../shared/run/history-query.ts";
import { operations } from "../../shared/run/operation.ts";
import { outcomes } from "../../shared/run/outcome.ts";

export const viewNames = ["run", "history"] as const;
export type ViewName = (typeof viewNames)[number];

/** What the address after `#` says: the view, and for the history its filter and the selected run. */
export type Route =
  | { readonly view: "run" }
  | { readonly view: "history"; readonly filter: HistoryFilter; readonly runId: number | null };

/** Reads the part of an address from `#` on. Whatever cannot be read is left out. */
export function parseRoute(hash: string): Route {
  const [view, query] = hash.replace(/^#\/?/, "").split("?", 2);
  if (view !== "history") return { view: "run" };
  const values = new URLSearchParams(query);
  const operation = operations.find((each) => each === values.get("op"));
  const outcome = outcomes.find((each) => each === values.get("outcome"));
  const networkName = values.get("network");
  const runId = Number(values.get("run"));
  return {
    view: "history",
    filter: {
      ...(operation === undefined ? {} : { operation }),
      ...(outcome === undefined ? {} : { outcome }),
      ...(networkName === null || networkName === "" ? {} : { networkName }),
    },
    runId: Number.isSafeInteger(runId) && runId > 0 ? runId : null,
  };
}

/** The address of a route, beginning with `#`. */
export function formatRoute(route: Route): string {
  if (route.view === "run") return "#/run";
  const values = new URLSearchParams();
  if (route.filter.operation !== undefined) values.set("op", route.filter.operation);
  if (route.filter.outcome !== undefined) values.set("outcome", route.filter.outcome);
  if (route.filter.networkName !== undefined) values.set("network", route.filter.networkName);
  if (route.runId !== null) values.set("run", String(route.runId));
  const query = values.toString();
  return query === "" ? "#/history" : `#/history?${query}`;
}
