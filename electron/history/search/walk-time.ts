import type { DatabaseSync } from "node:sqlite";
import type { Cell } from "./cells.ts";
import type { NearestRuns } from "./nearest-runs.ts";
import { takeTurns } from "./take-turns.ts";
import { inRange, isEmptyRange, rangeAfter, rangeBefore, rangeValues, type TimePlace } from "./time-range.ts";
import { preparePlaces } from "./time-rows.ts";

/** Runs that are gone through at first, and at most at a time. */
const firstSlice = 10_000;
const lastSlice = 160_000;
/** So many are gone through before each cell is asked for its own, which takes as long as so many runs. */
const patience = 30_000;
const runsPerCell = 100;
/** Cells that are asked between two turns. */
const cellsPerTurn = 500;

/** Makes a function that finds runs of cells, `null` for all, by nothing but the indices of time. */
export function createTimeWalker(
  database: DatabaseSync,
): (nearest: NearestRuns, cells: readonly Cell[] | null, signal: AbortSignal) => Promise<void> {
  const highest = database.prepare("SELECT max(id) AS id FROM runs");
  const all = `SELECT started_at, id FROM runs INDEXED BY runs_by_time WHERE ${inRange}`;
  const some = preparePlaces(database, all);
  const edge = preparePlaces(database, all, "LIMIT 1 OFFSET $size");
  const inCells = preparePlaces(database, `${all} AND cell IN (SELECT value FROM json_each($cells))`);
  const inCell = preparePlaces(
    database,
    `SELECT started_at, id FROM runs INDEXED BY runs_by_cell WHERE cell = $cell AND ${inRange}`,
  );

  /** Goes through so many runs, those of all cells, and answers with the place where it stopped, if it did. */
  const walk = async (nearest: NearestRuns, cells: string, most: number, signal: AbortSignal) => {
    const { isBack, limit } = nearest;
    let from: TimePlace | null = null;
    for (let walked = 0, size = firstSlice; walked < most; walked += size) {
      const left = from === null ? nearest.range() : rangeAfter(nearest.range(), from, isBack);
      if (isEmptyRange(left)) return null;
      const [end] = edge(isBack, { ...rangeValues(left), size });
      const slice = end === undefined ? left : rangeBefore(left, end, isBack);
      nearest.add(inCells(isBack, { ...rangeValues(slice), cells, limit }));
      if (end === undefined) return null;
      // The end itself is the first of the next slice.
      from = { ...end, id: end.id + (isBack ? 1 : -1) };
      size = Math.min(2 * size, lastSlice);
      await takeTurns(signal);
    }
    return from;
  };
  const askCells = async (
    nearest: NearestRuns,
    from: TimePlace | null,
    cells: readonly Cell[],
    signal: AbortSignal,
  ) => {
    const { isBack, limit } = nearest;
    for (const [at, { id }] of cells.entries()) {
      const range = from === null ? nearest.range() : rangeAfter(nearest.range(), from, isBack);
      if (isEmptyRange(range)) return;
      nearest.add(inCell(isBack, { ...rangeValues(range), cell: id, limit }));
      if (at % cellsPerTurn === cellsPerTurn - 1) await takeTurns(signal);
    }
  };

  return async (nearest, cells, signal) => {
    const { isBack, limit } = nearest;
    if (cells === null) {
      nearest.add(some(isBack, { ...rangeValues(nearest.range()), limit }));
      return;
    }
    const ids = JSON.stringify(cells.map(({ id }) => id));
    const total = Number(highest.get()?.id ?? 0);
    const runs = cells.reduce((sum, cell) => sum + cell.runs, 0);
    const areFew = cells.length * runsPerCell < total;
    // A walk meets one of them after so many others on average.
    const isRare = limit * total > patience * runs;
    const from =
      areFew && isRare
        ? null
        : await walk(nearest, ids, areFew ? patience : Number.POSITIVE_INFINITY, signal);
    if (areFew && (isRare || from !== null)) await askCells(nearest, from, cells, signal);
  };
}
