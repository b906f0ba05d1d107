import type { RunRecord } from "../../shared/run/run-record.ts";
import type { ViewName } from "./route.ts";

const program = "cnitool desktop";
const viewTitles: Readonly<Record<ViewName, string>> = { run: "Run", history: "History" };

/** What the window is called where windows are listed: the run that it shows, else the view. */
export function windowTitle(
  view: ViewName,
  record: Pick<RunRecord, "id" | "operation" | "network" | "outcome"> | null,
): string {
  if (record === null) return `${viewTitles[view]} – ${program}`;
  const { id, operation, network, outcome } = record;
  return `${operation} ${network.name} ${outcome}, run ${id} – ${program}`;
}
