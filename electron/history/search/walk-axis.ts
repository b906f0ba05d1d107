import type { DatabaseSync } from "node:sqlite";
import { preparePoints, prepareSomePoints } from "./ask-points.ts";
import type { Axis } from "./axis.ts";
import type { CellSet } from "./cell-set.ts";
import type { Cell } from "./cells.ts";
import type { NearestRuns } from "./nearest-runs.ts";
import { createPace } from "./pace.ts";
import {
  inRange,
  isEmptyRange,
  justBefore,
  type Point,
  rangeAfter,
  rangeBefore,
  rangeValues,
} from "./point-range.ts";
import { takeTurns } from "./take-turns.ts";

/** Runs that are gone through at first, and at most at a time. */
const firstSlice = 10_000;
const lastSlice = 160_000;
/** Where no more runs have to be gone through than this, they are looked at here, and cells need not be told to SQLite. */
const mostAtOnce = 4000;
/** So many times as many as are gone through on average for those that are wanted. */
const margin = 1.5;
/** So many are gone through before each cell is asked for its own. */
const patience = 30_000;
/** What asking a cell takes, in runs that could be gone through meanwhile; and each of its runs if it has to be read. */
const runsPerCell = 100;
const runsPerRead = 10;
/** Cells of no more runs than this are asked together. */
const runsTogether = 2000;

/** Makes a function that finds runs of cells, `null` for all, by nothing but the indices of an axis. */
export function createAxisWalker(
  database: DatabaseSync,
  axis: Axis,
): (nearest: NearestRuns, cells: CellSet | null, signal: AbortSignal) => Promise<void> {
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
  const inFew = prepareSomePoints(
    database,
    axis,
    `runs INDEXED BY runs_by_cell
    WHERE cell IN (SELECT value FROM json_each($cells)) AND ${inRange(axis)} AND ${inTime}`,
  );

  /** Goes through so many runs of any cells, and answers with the last one; `null` if there are no more. */
  const walkAtOnce = (nearest: NearestRuns, cells: CellSet, size: number): Point | null => {
    const { isDown, since, until } = nearest;
    const points = some(isDown, { ...rangeValues(nearest.range()), since, until, limit: size });
    nearest.add(points.filter(({ cell }) => cells.has(cell)));
    return points.length < size ? null : (points.at(-1) ?? null);
  };
  /** Goes on behind a point, through so many runs, and answers with the point where it stopped, if it did. */
  const walk = async (
    nearest: NearestRuns,
    start: Point | undefined,
    cells: CellSet,
    most: number,
    signal: AbortSignal,
  ) => {
    const { isDown, since, until, limit } = nearest;
    let from = start;
    for (let walked = 0, size = firstSlice; walked < most; walked += size) {
      const left = from === undefined ? nearest.range() : rangeAfter(nearest.range(), from, isDown);
      if (isEmptyRange(left)) return null;
      const [end] = edge(isDown, { ...rangeValues(left), size });
      const slice = end === undefined ? left : rangeBefore(left, end, isDown);
      nearest.add(inCells(isDown, { ...rangeValues(slice), since, until, cells: cells.json, limit }));
      if (end === undefined) return null;
      // The end itself is the first of the next slice.
      from = justBefore(end, isDown);
      size = Math.min(2 * size, lastSlice);
      await takeTurns(signal);
    }
    return from ?? null;
  };
  const askCells = async (
    nearest: NearestRuns,
    from: Point | undefined,
    cells: readonly Cell[],
    signal: AbortSignal,
  ) => {
    const { isDown, since, until, limit } = nearest;
    const pace = createPace(signal);
    for (const some of together(cells)) {
      const range = from === undefined ? nearest.range() : rangeAfter(nearest.range(), from, isDown);
      if (isEmptyRange(range)) return;
      const values = { ...rangeValues(range), since, until };
      const [first] = some;
      nearest.add(
        first !== undefined && some.length === 1
          ? inCell(isDown, { ...values, cell: first, limit })
          : inFew({ ...values, cells: JSON.stringify(some) }),
      );
      await pace();
    }
  };

  return async (nearest, cells, signal) => {
    const { isDown, since, until, limit } = nearest;
    if (cells === null) {
      nearest.add(some(isDown, { ...rangeValues(nearest.range()), since, until, limit }));
      return;
    }
    const total = Number(highest.get()?.id ?? 0);
    // A walk meets one of them after so many others on average.
    const expected = (limit * total) / cells.runs;
    const size = Math.ceil(margin * expected);
    const first = size <= mostAtOnce ? walkAtOnce(nearest, cells, size) : undefined;
    if (first === null) return;
    const areFew = cells.cells.length * runsPerCell + (axis.isInCells ? 0 : cells.runs * runsPerRead) < total;
    const isRare = expected > patience;
    const from =
      areFew && isRare
        ? first
        : await walk(nearest, first, cells, areFew ? patience : Number.POSITIVE_INFINITY, signal);
    if (areFew && (isRare || from !== null)) await askCells(nearest, from ?? undefined, cells.cells, signal);
  };
}

/** The numbers of cells of which all runs can be asked for at once. */
function* together(cells: readonly Cell[]) {
  let some: number[] = [];
  let sum = 0;
  for (const { id, runs } of cells) {
    if (some.length > 0 && sum + runs > runsTogether) {
      yield some;
      [some, sum] = [[], 0];
    }
    some.push(id);
    sum += runs;
  }
  if (some.length > 0) yield some;
}
