import type { DatabaseSync } from "node:sqlite";
import { rowNumber } from "./row-number.ts";
import type { SearchPlan } from "./search-plan.ts";

/** Makes a function that tells whether a plan finds this run. */
export function createRunCheck(database: DatabaseSync): (plan: SearchPlan, id: number) => boolean {
  const runOf = database.prepare("SELECT cell, started_at FROM runs WHERE id = ?");
  const matches = database.prepare(
    `SELECT 1 FROM run_search WHERE run_search MATCH ? AND rowid = ${rowNumber("?")}`,
  );
  return ({ groups, from, to }, id) => {
    const run = runOf.get(id);
    if (run === undefined) return false;
    const startedAt = Number(run.started_at);
    if (startedAt < (from ?? 0) || startedAt >= (to ?? Number.POSITIVE_INFINITY)) return false;
    const isMatch = (match: string) => matches.get(match, id) !== undefined;
    return groups.some(
      ({ cells, match, noMatch }) =>
        cells.some((cell) => cell.id === Number(run.cell)) &&
        (match === null || isMatch(match)) &&
        (noMatch === null || !isMatch(noMatch)),
    );
  };
}
