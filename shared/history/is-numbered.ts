import type { RunOrder } from "./run-order.ts";
import { choiceOf, matchers, type RunQuery } from "./run-query.ts";

/**
 * Whether the runs of a list can be asked for by their number in it. Those that are found by a text cannot, since all
 * before them would have to be searched; nor those of a time in an order of something else.
 */
export function isNumbered(query: RunQuery, { by }: RunOrder): boolean {
  const { all, none } = query.text ?? { all: [], none: [] };
  const looked = matchers.flatMap((key) => [...choiceOf(query, key).any, ...choiceOf(query, key).none]);
  if (all.length + none.length + looked.length > 0) return false;
  return by === "time" || (query.since === undefined && query.until === undefined);
}
