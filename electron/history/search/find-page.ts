import type { DatabaseSync } from "node:sqlite";
import { timesOf } from "./count-runs.ts";
import type { PagePart } from "./page-part.ts";
import type { CellGroup, SearchPlan } from "./search-plan.ts";
import { takeTurns } from "./take-turns.ts";

/** Numbers of runs that are gone through at first, and at most at a time. */
const firstSlice = 10_000;
const lastSlice = 160_000;

const after = "started_at >= $from AND started_at < $to ORDER BY id DESC LIMIT $limit";
/** Without cells, those of all are meant. */
const inCells = "($cells IS NULL OR cell IN (SELECT value FROM json_each($cells)))";

/**
 * Makes a function that gives the numbers of the newest runs that a plan finds: from the newest on in slices, so that a page of a long list takes no longer than that of a short one.
 */
export function createPageFinder(
  database: DatabaseSync,
): (plan: SearchPlan, part: PagePart, signal: AbortSignal) => Promise<readonly number[]> {
  const highest = database.prepare("SELECT max(id) AS id FROM runs");
  // Through the index of cells, for those that have few runs; and through all runs, for those that have many.
  const ofFew = database.prepare(
    `SELECT id FROM runs INDEXED BY runs_by_cell WHERE cell IN (SELECT value FROM json_each($cells)) AND id BETWEEN $low AND $high AND ${after}`,
  );
  const ofMany = database.prepare(
    `SELECT id FROM runs NOT INDEXED WHERE id BETWEEN $low AND $high AND ${inCells} AND ${after}`,
  );
  const ofManyBut = database.prepare(`
    SELECT id FROM runs NOT INDEXED WHERE id BETWEEN $low AND $high AND ${inCells} AND id NOT IN (
      SELECT rowid FROM run_search WHERE run_search MATCH $match AND rowid BETWEEN $low AND $high) AND ${after}`);
  const ofMatching = database.prepare(`
    SELECT id FROM run_search CROSS JOIN runs ON id = run_search.rowid
    WHERE run_search MATCH $match AND run_search.rowid BETWEEN $low AND $high AND ${inCells}
      AND started_at >= $from AND started_at < $to ORDER BY run_search.rowid DESC LIMIT $limit`);

  const finderOf = (group: CellGroup, limit: number, total: number) => {
    const fitting = group.cells.filter(({ fit }) => fit === "fits").map(({ cell }) => cell);
    const runs = fitting.reduce((sum, cell) => sum + cell.runs, 0);
    const cells = group.isAll ? null : JSON.stringify(fitting.map(({ id }) => id));
    if (runs === 0) return null;
    const { match, noMatch } = group;
    if (match !== null) {
      const both = noMatch === null ? match : `(${match}) NOT (${noMatch})`;
      return (range: Range) => ofMatching.all({ ...range, cells, match: both });
    }
    if (noMatch !== null) return (range: Range) => ofManyBut.all({ ...range, cells, match: noMatch });
    // A walk meets one of them after so many others on average; the index has to be read for each of them.
    const isFew = !group.isAll && runs < (limit * total) / runs;
    return (range: Range) => (isFew ? ofFew : ofMany).all({ ...range, cells });
  };

  return async (plan, { afterId = 0, beforeId = Number.MAX_SAFE_INTEGER, limit }, signal) => {
    const last = Math.min(Number(highest.get()?.id ?? 0), beforeId - 1);
    const [from, to] = timesOf(plan);
    const finders = plan.groups
      .map((group) => finderOf(group, limit, last))
      .filter((finder) => finder !== null);
    const found: number[] = [];
    let size = firstSlice;
    for (let high = last; finders.length > 0 && high > afterId && found.length < limit; ) {
      const range = {
        low: Math.max(afterId + 1, high - size + 1),
        high,
        from,
        to,
        limit: limit - found.length,
      };
      const some = finders.flatMap((find) => find(range).map(({ id }) => Number(id)));
      found.push(...some.sort((a, b) => b - a).slice(0, range.limit));
      high = range.low - 1;
      size = Math.min(2 * size, lastSlice);
      await takeTurns(signal);
    }
    return found;
  };
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly from: number;
  readonly to: number;
  readonly limit: number;
}
