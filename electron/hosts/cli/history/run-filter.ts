import type { HistoryFilter } from "../../../../shared/run/history-query.ts";
import { operations } from "../../../../shared/run/operation.ts";
import { outcomes } from "../../../../shared/run/outcome.ts";
import type { Given } from "../command-line.ts";

/** What the options restrict a list of runs to. */
export function runFilter(given: Given): HistoryFilter {
  return {
    networkName: given.get("network"),
    operation: operations.find((operation) => operation === given.get("op")?.toUpperCase()),
    outcome: outcomes.find((outcome) => outcome === given.get("outcome")),
  };
}

/** How many runs are wanted at most; `null` if nothing was said. */
export function runLimit(given: Given): number | null {
  const limit = given.get("limit");
  return limit === undefined ? null : Number(limit);
}
