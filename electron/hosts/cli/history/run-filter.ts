import { parseQuery } from "../../../../shared/history/parse-query.ts";
import { type RunQuery, runsWith } from "../../../../shared/history/run-query.ts";
import { operations } from "../../../../shared/run/operation.ts";
import { outcomes } from "../../../../shared/run/outcome.ts";
import type { Given } from "../command-line.ts";

/** What the options restrict a list of runs to; what has an option of its own is not taken from the words. */
export function runFilter(given: Given): RunQuery {
  const words = parseQuery(given.get("search") ?? "").query;
  const { choices } = runsWith({
    network: given.get("network"),
    operation: operations.find((operation) => operation === given.get("op")?.toUpperCase()),
    outcome: outcomes.find((outcome) => outcome === given.get("outcome")),
  });
  return { ...words, choices: { ...words.choices, ...choices } };
}

/** How many runs are wanted at most; `null` if nothing was said. */
export function runLimit(given: Given): number | null {
  const limit = given.get("limit");
  return limit === undefined ? null : Number(limit);
}
