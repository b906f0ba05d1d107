import type { DatabaseSync } from "node:sqlite";
import type { Cell, CellFit } from "./cells.ts";
import { byNumber, namedRuns } from "./named-runs.ts";
import type { CellGroup, SearchPlan } from "./search-plan.ts";
import { bothOf } from "./text-match.ts";
import { createMatchVisitor } from "./visit-matches.ts";

/** How many runs of a cell are meant, but for what may be chosen in one facet. */
export interface CellCount {
  readonly cell: Cell;
  readonly fit: CellFit;
  readonly runs: number;
}

/** How many runs each cell has, by its number. */
type Counts = ReadonlyMap<number, number>;

/** Makes a function that counts what a plan finds, in slices between which everything else goes on. */
export function createRunCounter(
  database: DatabaseSync,
): (plan: SearchPlan, signal: AbortSignal) => Promise<readonly CellCount[]> {
  const inTime = database.prepare(
    "SELECT cell, count(*) AS runs FROM runs WHERE started_at >= ? AND started_at < ? GROUP BY cell",
  );
  const cellsOf = database.prepare(`
    SELECT json_group_array(cell) AS cells
    FROM ${namedRuns("?", byNumber)} WHERE started_at >= ? AND started_at < ?`);
  const visitMatches = createMatchVisitor(database);
  const countMatches = async (match: string, plan: SearchPlan, signal: AbortSignal): Promise<Counts> => {
    const times = timesOf(plan);
    const counts = new Map<number, number>();
    const count = (ids: readonly number[]) => {
      const cells: readonly number[] = JSON.parse(String(cellsOf.get(JSON.stringify(ids), ...times)?.cells));
      for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
    };
    await visitMatches(match, count, signal);
    return counts;
  };
  const countAll = (plan: SearchPlan): Counts | null =>
    plan.from === null && plan.to === null
      ? null
      : new Map(inTime.all(...timesOf(plan)).map(({ cell, runs }) => [Number(cell), Number(runs)]));
  const countGroup = async (group: CellGroup, plan: SearchPlan, signal: AbortSignal) => {
    const { match, noMatch } = group;
    const counts = match === null ? countAll(plan) : await countMatches(bothOf(match, noMatch), plan, signal);
    const gone = match === null && noMatch !== null ? await countMatches(noMatch, plan, signal) : null;
    const countOf = (cell: Cell, fit: CellFit): CellCount => ({
      cell,
      fit,
      runs: (counts === null ? cell.runs : (counts.get(cell.id) ?? 0)) - (gone?.get(cell.id) ?? 0),
    });
    return [
      ...group.cells.map((cell) => countOf(cell, "fits")),
      ...group.near.map(({ cell, facet }) => countOf(cell, facet)),
    ];
  };
  return async (plan, signal) => {
    const counted: CellCount[][] = [];
    for (const group of plan.groups) counted.push(await countGroup(group, plan, signal));
    return counted.flat();
  };
}

/** How many runs a plan finds; `null` where single runs would have to be looked at. */
export function countByCells({ groups, from, to }: SearchPlan): number | null {
  if (from !== null || to !== null) return null;
  let sum = 0;
  for (const { cells, match, noMatch } of groups) {
    if (match !== null || noMatch !== null) return null;
    for (const { runs } of cells) sum += runs;
  }
  return sum;
}

/** What a statement needs where a plan leaves the time open. */
export function timesOf({ from, to }: SearchPlan): readonly [number, number] {
  return [from ?? 0, to ?? Number.MAX_SAFE_INTEGER];
}
