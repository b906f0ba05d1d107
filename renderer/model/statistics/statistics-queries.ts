import { fixedParts } from "../../../shared/history/error-pattern.ts";
import { type Facet, type RunQuery, withChoice } from "../../../shared/history/run-query.ts";

/** The runs of a query with this value, and only those that failed if that is asked for. */
export function queryWith(query: RunQuery, facet: Facet, value: string, failed: boolean): RunQuery {
  const some = withChoice(query, facet, { any: [value], none: [] });
  return failed ? failedOf(some) : some;
}

/** Of the runs of a query those that failed with an error of this pattern. */
export function queryOfError(query: RunQuery, pattern: string): RunQuery {
  const { all, none } = query.text ?? { all: [], none: [] };
  const parts = fixedParts(pattern).filter((part) => !all.includes(part));
  return { ...failedOf(query), text: { all: [...all, ...parts], none } };
}

const failedOf = (query: RunQuery) => withChoice(query, "outcome", { any: ["failed"], none: [] });
