import { rowNumber } from "./row-number.ts";

/** What is asked of the text that is a run's own; one of the two is there. */
export interface TextMatch {
  /** Of which cells, as JSON; `null` for all. */
  readonly cells: string | null;
  readonly match: string | null;
  readonly noMatch: string | null;
}

const isInBlock = (id: string) => `${id} BETWEEN ${rowNumber("$first")} AND ${rowNumber("$last")}`;

/** Runs from `$first` to `$last` of which the own text matches `$match`, or does not, as they follow FROM. */
export const ownText = {
  matching: `run_search CROSS JOIN runs ON id = run_search.rowid
    WHERE run_search MATCH $match AND ${isInBlock("run_search.rowid")}`,
  others: `runs NOT INDEXED WHERE ${isInBlock("id")} AND id NOT IN (
    SELECT rowid FROM run_search WHERE run_search MATCH $match AND ${isInBlock("rowid")})`,
} as const;

/** Without `$cells`, those of all are meant. */
export const inCells = "($cells IS NULL OR cell IN (SELECT value FROM json_each($cells)))";

/** What `$match` is. */
export function matchOf({ match, noMatch }: TextMatch): string {
  return match !== null && noMatch !== null ? `(${match}) NOT (${noMatch})` : (match ?? noMatch ?? "");
}
