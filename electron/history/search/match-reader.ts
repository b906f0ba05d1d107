import type { DatabaseSync } from "node:sqlite";
import { rowNumber } from "./row-number.ts";

/**
 * Gives the numbers of runs of which the own text matches, so many at a time. FTS5 looks for the next match also
 * behind the end of a range that it is given, for a rare one through all the rest: asked for ranges, it would go through
 * it again for each. Asked for so many matches, it goes through everything once.
 */
export interface MatchReader {
  /** The next matches after a number, ascending; fewer than `most` only where there are no others. */
  after(match: string, id: number, most: number): readonly number[];
  /** The next matches before a number, descending. */
  before(match: string, id: number, most: number): readonly number[];
}

export function createMatchReader(database: DatabaseSync): MatchReader {
  const prepare = (condition: string, order: string) => {
    const ids = database.prepare(`
      SELECT json_group_array(rowid) AS ids FROM (
        SELECT rowid FROM run_search WHERE run_search MATCH ? AND rowid ${condition} ORDER BY rowid ${order} LIMIT ?)`);
    return (match: string, id: number, most: number): readonly number[] =>
      // Not parsed by zod: they are whole numbers, and many.
      JSON.parse(String(ids.get(match, id, most)?.ids));
  };
  return {
    after: prepare(`> ${rowNumber("?")}`, "ASC"),
    before: prepare(`< ${rowNumber("?")}`, "DESC"),
  };
}
