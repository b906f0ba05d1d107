import type { DatabaseSync } from "node:sqlite";
import { preparePoints } from "./ask-points.ts";
import type { Axis } from "./axis.ts";
import type { Cell } from "./cells.ts";
import type { NearestRuns } from "./nearest-runs.ts";
import { inRange, isEmptyRange, type Point, rangeAfter, rangeBefore, rangeValues } from "./point-range.ts";
import { takeTurns } from "./take-turns.ts";

/** Runs that are gone through at first, and at most at a time. */
const firstSlice = 10_000;
const lastSlice = 160_000;
/** So many are gone through before each cell is asked for its own. */
const patience = 30_000;
/** What asking a cell takes, in runs that could be gone through meanwhile; and each of its runs if it has to be read. */
const runsPerCell = 100;
const runsPerRead = 10;
/** Cells that are asked between two turns. */
const cellsPerTurn = 500;

/** Makes a function that finds runs of cells, `null` for all, by nothing but the indices of an axis. */
export function createAxisWalker(
  database: DatabaseSync,
  axis: Axis,
): (nearest: NearestRuns, cells: readonly Cell[] | null, signal: AbortSignal) => Promise<void> {
  const highest = database.prepare("SELECT max(id) AS id FROM runs");
  const all = `runs INDEXED BY ${axis.index} WHERE ${inRange(axis)}`;
  const inTime = "started_at >= $since AND started_at < $until";
  const some = preparePoints(database, axis, `${all} AND ${inTime}`);
  const edge = preparePoints(database, axis, all, "LIMIT 1 OFFSET $size");
  const inCells = preparePoints(
    database,
    axis,
    `${all} AND ${inTime} AND cell IN (SELECT value FROM json_each($cells))`,
  );
  const inCell = preparePoints(
    database,
    axis,
    `runs INDEXED BY runs_by_cell WHERE cell = $cell AND ${inRange(axis)} AND ${inTime}`,
  );

  /** Goes through so many runs, those of all cells, and answers with the point where it stopped, if it did. */
  const walk = async (nearest: NearestRuns, cells: string, most: number, signal: AbortSignal) => {
    const { isDown, since, until, limit } = nearest;
    let from: Point | null = null;
    for (let walked = 0, size = firstSlice; walked < most; walked += size) {
      const left = from === null ? nearest.range() : rangeAfter(nearest.range(), from, isDown);
      if (isEmptyRange(left)) return null;
      const [end] = edge(isDown, { ...rangeValues(left), size });
      const slice = end === undefined ? left : rangeBefore(left, end, isDown);
      nearest.add(inCells(isDown, { ...rangeValues(slice), since, until, cells, limit }));
      if (end === undefined) return null;
      // The end itself is the first of the next slice.
      from = { ...end, id: end.id + (isDown ? 1 : -1) };
      size = Math.min(2 * size, lastSlice);
      await takeTurns(signal);
    }
    return from;
  };
  const askCells = async (
    nearest: NearestRuns,
    from: Point | null,
    cells: readonly Cell[],
    signal: AbortSignal,
  ) => {
    const { isDown, since, until, limit } = nearest;
    for (const [at, { id }] of cells.entries()) {
      const range = from === null ? nearest.range() : rangeAfter(nearest.range(), from, isDown);
      if (isEmptyRange(range)) return;
      nearest.add(inCell(isDown, { ...rangeValues(range), since, until, cell: id, limit }));
      if (at % cellsPerTurn === cellsPerTurn - 1) await takeTurns(signal);
    }
  };

  return async (nearest, cells, signal) => {
    const { isDown, since, until, limit } = nearest;
    if (cells === null) {
      nearest.add(some(isDown, { ...rangeValues(nearest.range()), since, until, limit }));
      return;
    }
    const ids = JSON.stringify(cells.map(({ id }) => id));
    const total = Number(highest.get()?.id ?? 0);
    const runs = cells.reduce((sum, cell) => sum + cell.runs, 0);
    const areFew = cells.length * runsPerCell + (axis.isInCells ? 0 : runs * runsPerRead) < total;
    // A walk meets one of them after so many others on average.
    const isRare = limit * total > patience * runs;
    const from =
      areFew && isRare
        ? null
        : await walk(nearest, ids, areFew ? patience : Number.POSITIVE_INFINITY, signal);
    if (areFew && (isRare || from !== null)) await askCells(nearest, from, cells, signal);
  };
}
