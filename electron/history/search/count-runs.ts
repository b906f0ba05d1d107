import type { DatabaseSync } from "node:sqlite";
import type { Cell, CellFit } from "./cells.ts";
import { rowNumber } from "./row-number.ts";
import type { CellGroup, SearchPlan } from "./search-plan.ts";
import { takeTurns } from "./take-turns.ts";

/** How many runs of a cell are meant, but for what may be chosen in one facet. */
export interface CellCount {
  readonly cell: Cell;
  readonly fit: CellFit;
  readonly runs: number;
}

/** Numbers of runs that are gone through at a time. */
const slice = 50_000;

/** Makes a function that counts what a plan finds, in slices between which everything else goes on. */
export function createRunCounter(
  database: DatabaseSync,
): (plan: SearchPlan, signal: AbortSignal) => Promise<readonly CellCount[]> {
  const highest = database.prepare("SELECT max(id) AS id FROM runs");
  const inTime = database.prepare(
    "SELECT cell, count(*) AS runs FROM runs WHERE started_at >= ? AND started_at < ? GROUP BY cell",
  );
  const matching = database.prepare(`
    SELECT cell, count(*) AS runs FROM run_search CROSS JOIN runs ON id = run_search.rowid
    WHERE run_search MATCH ? AND run_search.rowid BETWEEN ${rowNumber("?")} AND ${rowNumber("?")} AND started_at >= ? AND started_at < ?
    GROUP BY cell`);
  const countMatches = async (match: string, plan: SearchPlan, signal: AbortSignal) => {
    const [from, to] = timesOf(plan);
    const counts = new Map<number, number>();
    const last = Number(highest.get()?.id ?? 0);
    for (let low = 1; low <= last; low += slice) {
      for (const { cell, runs } of matching.all(match, low, low + slice - 1, from, to)) {
        counts.set(Number(cell), (counts.get(Number(cell)) ?? 0) + Number(runs));
      }
      await takeTurns(signal);
    }
    return counts;
  };
  const countAll = (plan: SearchPlan) =>
    plan.from === null && plan.to === null
      ? null
      : new Map(inTime.all(...timesOf(plan)).map(({ cell, runs }) => [Number(cell), Number(runs)]));
  const countGroup = async ({ cells, match, noMatch }: CellGroup, plan: SearchPlan, signal: AbortSignal) => {
    const counts =
      match === null
        ? countAll(plan)
        : await countMatches(noMatch === null ? match : `(${match}) NOT (${noMatch})`, plan, signal);
    const gone = match === null && noMatch !== null ? await countMatches(noMatch, plan, signal) : null;
    return cells.map(({ cell, fit }) => ({
      cell,
      fit,
      runs: (counts === null ? cell.runs : (counts.get(cell.id) ?? 0)) - (gone?.get(cell.id) ?? 0),
    }));
  };
  return async (plan, signal) => {
    const counted: CellCount[] = [];
    for (const group of plan.groups) counted.push(...(await countGroup(group, plan, signal)));
    return counted;
  };
}

/** Whether counting has to look at single runs. */
export function isCountedByCells({ groups, from, to }: SearchPlan): boolean {
  return (
    from === null && to === null && groups.every(({ match, noMatch }) => match === null && noMatch === null)
  );
}

/** What a statement needs where a plan leaves the time open. */
export function timesOf({ from, to }: SearchPlan): readonly [number, number] {
  return [from ?? 0, to ?? Number.MAX_SAFE_INTEGER];
}
