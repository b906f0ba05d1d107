import type { DatabaseSync } from "node:sqlite";
import { preparePoints } from "./ask-points.ts";
import type { Axis } from "./axis.ts";
import { createCellSet } from "./cell-set.ts";
import {
  inRange,
  isEmptyRange,
  justBefore,
  type Point,
  type PointRange,
  rangeAfter,
  rangeBefore,
  rangeValues,
} from "./point-range.ts";
import type { CellGroup } from "./search-plan.ts";
import { takeTurns } from "./take-turns.ts";

/** Runs that are counted at a time. */
const slice = 5000;

/** Which run is wanted. */
interface Wanted {
  readonly isDown: boolean;
  /** How many others come before it on the way. */
  readonly skip: number;
  /** How many there are in the range, so that it is gone to from the nearer end; `null` where that is not known. */
  readonly total: number | null;
}

/**
 * Makes a function that gives a run by its number on a walk through a range; `null` if there are not so many. None of
 * the groups may look for a text. It counts by nothing but the index of the axis, in slices between which everything
 * else goes on.
 * @throws AbortError
 */
export function createNumberFinder(
  database: DatabaseSync,
  axis: Axis,
): (
  groups: readonly CellGroup[],
  range: PointRange,
  wanted: Wanted,
  signal: AbortSignal,
) => Promise<Point | null> {
  const all = `runs INDEXED BY ${axis.index} WHERE ${inRange(axis)}`;
  const inCells = `${all} AND cell IN (SELECT value FROM json_each($cells))`;
  const nthOfAll = preparePoints(database, axis, all, "LIMIT 1 OFFSET $skip");
  const nth = preparePoints(database, axis, inCells, "LIMIT 1 OFFSET $skip");
  const count = database.prepare(`SELECT count(*) AS runs FROM ${inCells}`);

  return async (groups, range, wanted, signal) => {
    const { isDown, skip } = fromNearerEnd(wanted);
    if (skip < 0) return null;
    if (groups.every(({ isAll }) => isAll) && groups.length > 0) {
      return nthOfAll(isDown, { ...rangeValues(range), skip })[0] ?? null;
    }
    const cells = createCellSet(groups.flatMap((group) => group.cells)).json;
    let [left, rest] = [skip, range];
    while (!isEmptyRange(rest)) {
      const [end] = nthOfAll(isDown, { ...rangeValues(rest), skip: slice });
      const part = end === undefined ? rest : rangeBefore(rest, end, isDown);
      const counted = Number(count.get({ ...rangeValues(part), cells })?.runs);
      if (counted > left) return nth(isDown, { ...rangeValues(part), cells, skip: left })[0] ?? null;
      if (end === undefined) return null;
      left -= counted;
      rest = rangeAfter(rest, justBefore(end, isDown), isDown);
      await takeTurns(signal);
    }
    return null;
  };
}

function fromNearerEnd({ isDown, skip, total }: Wanted): Pick<Wanted, "isDown" | "skip"> {
  return total === null || skip < total / 2 ? { isDown, skip } : { isDown: !isDown, skip: total - 1 - skip };
}
