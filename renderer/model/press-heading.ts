import type { RunOrder, SortKey } from "../../shared/history/run-order.ts";

/** The order after the heading of a column was pressed: its own, the way that is looked for most, or the other way round. */
export function pressHeading(now: RunOrder, by: SortKey): RunOrder {
  if (now.by === by) return { by, descending: !now.descending };
  return { by, descending: by === "time" || by === "duration" };
}
