import type { RunRecord } from "../../shared/run/run-record.ts";
import type { Route } from "./route.ts";

const program = "cnitool desktop";

/** What the window is called where windows are listed: the run that it shows, else the view. */
export function windowTitle(
  route: Route,
  record: Pick<RunRecord, "id" | "operation" | "network" | "outcome"> | null,
): string {
  return `${subject(route, record)} – ${program}`;
}

function subject(route: Route, record: Parameters<typeof windowTitle>[1]): string {
  switch (route.view) {
    case "compare":
      return `Runs ${route.left} and ${route.right} compared`;
    case "attachment":
      return `Attachment ${route.containerId} / ${route.ifName}`;
    case "settings":
      return "Settings";
    case "statistics":
      return "Statistics";
    case "run":
    case "history":
      break;
  }
  if (record === null) return route.view === "run" ? "Run" : "History";
  const { id, operation, network, outcome } = record;
  return `${operation} ${network.name} ${outcome}, run ${id}`;
}
