import type { DatabaseSync } from "node:sqlite";
import type { Cell } from "../search/cells.ts";
import { timesOf } from "../search/count-runs.ts";
import type { CellGroup, SearchPlan } from "../search/search-plan.ts";
import { bothOf } from "../search/text-match.ts";
import { createMatchVisitor } from "../search/visit-matches.ts";

/** Where no more than this share of all runs is in the cells, these are asked for their own. */
const few = 1 / 8;

/**
 * Makes a function that gives the numbers of the runs of a group, ascending, and maybe some others; `null` where so many
 * are meant that it is better to go through all.
 */
export function createNumberFinder(
  database: DatabaseSync,
): (group: CellGroup, plan: SearchPlan, signal: AbortSignal) => Promise<readonly number[] | null> {
  const highest = database.prepare("SELECT max(id) AS id FROM runs");
  const inCells = database.prepare(`
    SELECT json_group_array(id) AS ids FROM runs INDEXED BY runs_by_cell
    WHERE cell IN (SELECT value FROM json_each(?)) AND started_at >= ? AND started_at < ?`);
  const visitMatches = createMatchVisitor(database);
  const matching = async (match: string, signal: AbortSignal): Promise<readonly number[]> => {
    const found: (readonly number[])[] = [];
    await visitMatches(match, (ids) => found.push(ids), signal);
    return found.flat();
  };
  const ofCells = (cells: readonly Cell[], plan: SearchPlan): readonly number[] => {
    const ids = inCells.get(JSON.stringify(cells.map(({ id }) => id)), ...timesOf(plan))?.ids;
    const numbers: readonly number[] = JSON.parse(String(ids));
    return numbers.toSorted((a, b) => a - b);
  };
  return async ({ cells, match, noMatch }, plan, signal) => {
    if (match !== null) return matching(bothOf(match, noMatch), signal);
    const runs = cells.reduce((sum, cell) => sum + cell.runs, 0);
    return runs > few * Number(highest.get()?.id ?? 0) ? null : ofCells(cells, plan);
  };
}
