import { parseQuery } from "../../shared/history/parse-query.ts";
import { printQuery } from "../../shared/history/print-query.ts";
import { newestFirst, type RunOrder, sortKeys } from "../../shared/history/run-order.ts";
import type { RunQuery } from "../../shared/history/run-query.ts";
import { type TargetId, targetIds } from "../../shared/target/target-status.ts";

/** The entries of the rail. A view that was reached from another one belongs to its entry. */
export const viewNames = ["run", "history", "statistics", "settings"] as const;
export type ViewName = (typeof viewNames)[number];

/** How a comparison is shown. */
export interface CompareLook {
  /** What is the same in both runs is shown too. */
  readonly everything: boolean;
  readonly unified: boolean;
}

/** What the address after `#` says. */
export type Route =
  | { readonly view: "run" }
  | { readonly view: "settings" }
  | {
      readonly view: "history";
      readonly filter: RunQuery;
      readonly runId: number | null;
      /** The newest first where absent. */
      readonly order?: RunOrder | undefined;
    }
  /** What the runs of a search come to. */
  | { readonly view: "statistics"; readonly filter: RunQuery }
  | { readonly view: "compare"; readonly left: number; readonly right: number; readonly look: CompareLook }
  /** All runs of one container ID and interface. */
  | {
      readonly view: "attachment";
      readonly targetId: TargetId;
      readonly containerId: string;
      readonly ifName: string;
    };

/** The rail's entry that a route belongs to. */
export function entryOf(route: Route): ViewName {
  return viewNames.find((name) => name === route.view) ?? "history";
}

/** Reads the part of an address from `#` on. Whatever cannot be read is left out. */
export function parseRoute(hash: string): Route {
  const [path = "", query] = hash.replace(/^#\/?/, "").split("?", 2);
  const values = new URLSearchParams(query);
  const [view, page, ...rest] = path.split("/");
  if (view === "settings") return { view: "settings" };
  if (view === "statistics") return { view, filter: parseQuery(values.get("q") ?? "").query };
  if (view !== "history") return { view: "run" };
  if (page === "compare") return parseCompare(rest, values) ?? parseHistory(values);
  if (page === "attachment") return parseAttachment(rest) ?? parseHistory(values);
  return parseHistory(values);
}

function parseHistory(values: URLSearchParams): Route {
  return {
    view: "history",
    filter: parseQuery(values.get("q") ?? "").query,
    runId: parseId(values.get("run")),
    ...parseOrder(values.get("sort")),
  };
}

/** `duration`, or `-duration` for the longest first. */
function parseOrder(text: string | null): { readonly order?: RunOrder } {
  const by = sortKeys.find((key) => key === text?.replace(/^-/, ""));
  if (by === undefined) return {};
  const order = { by, descending: text?.startsWith("-") === true };
  return isNewestFirst(order) ? {} : { order };
}

const isNewestFirst = ({ by, descending }: RunOrder) =>
  by === newestFirst.by && descending === newestFirst.descending;

function parseCompare(ids: readonly string[], values: URLSearchParams): Route | null {
  const [left, right] = ids.map(parseId);
  if (left == null || right == null) return null;
  const look = { everything: values.get("show") === "all", unified: values.get("layout") === "unified" };
  return { view: "compare", left, right, look };
}

function parseAttachment(parts: readonly string[]): Route | null {
  const [target, containerId = "", ifName = ""] = parts.map(decodePart);
  const targetId = targetIds.find((each) => each === target);
  if (targetId === undefined || containerId === "" || ifName === "") return null;
  return { view: "attachment", targetId, containerId, ifName };
}

function parseId(text: string | null): number | null {
  const id = Number(text);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // Typed by hand; it names nothing then.
    return "";
  }
}

/** The address of a route, beginning with `#`. */
export function formatRoute(route: Route): string {
  const values = new URLSearchParams();
  const at = (path: string): string => (values.size === 0 ? path : `${path}?${values}`);
  switch (route.view) {
    case "run":
    case "settings":
      return `#/${route.view}`;
    case "history": {
      const words = printQuery(route.filter);
      if (words !== "") values.set("q", words);
      const { order } = route;
      if (order !== undefined && !isNewestFirst(order)) {
        values.set("sort", `${order.descending ? "-" : ""}${order.by}`);
      }
      if (route.runId !== null) values.set("run", String(route.runId));
      return at("#/history");
    }
    case "statistics": {
      const words = printQuery(route.filter);
      if (words !== "") values.set("q", words);
      return at("#/statistics");
    }
    case "compare":
      if (route.look.everything) values.set("show", "all");
      if (route.look.unified) values.set("layout", "unified");
      return at(`#/history/compare/${route.left}/${route.right}`);
    case "attachment": {
      const parts = [route.targetId, route.containerId, route.ifName].map(encodeURIComponent);
      return at(`#/history/attachment/${parts.join("/")}`);
    }
  }
}
