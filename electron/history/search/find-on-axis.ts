import type { DatabaseSync } from "node:sqlite";
import type { Axis } from "./axis.ts";
import { createCellSet } from "./cell-set.ts";
import { createNearestRuns, type NearestRuns } from "./nearest-runs.ts";
import type { Point, PointRange } from "./point-range.ts";
import { createBlockSearch } from "./search-blocks.ts";
import type { CellGroup } from "./search-plan.ts";
import { createAxisWalker } from "./walk-axis.ts";

/** Makes a function that gives the first runs of groups that a walk along an axis meets, in its order. */
export function createAxisFinder(
  database: DatabaseSync,
  axis: Axis,
): (
  groups: readonly CellGroup[],
  range: PointRange,
  wanted: Pick<NearestRuns, "isDown" | "since" | "until" | "limit">,
  signal: AbortSignal,
) => Promise<readonly Point[]> {
  const walk = createAxisWalker(database, axis);
  const searchBlocks = createBlockSearch(database, axis);
  const findIn = async (nearest: NearestRuns, group: CellGroup, signal: AbortSignal) => {
    if (group.cells.length === 0) return;
    const cells = group.isAll ? null : createCellSet(group.cells);
    return isWithoutText(group) ? walk(nearest, cells, signal) : searchBlocks(nearest, cells, group, signal);
  };
  return async (groups, range, wanted, signal) => {
    const nearest = createNearestRuns(range, wanted);
    // Those first that are found at once; the others need not look further than them.
    for (const group of [...groups].sort((a, b) => Number(isWithoutText(b)) - Number(isWithoutText(a)))) {
      await findIn(nearest, group, signal);
    }
    signal.throwIfAborted();
    return nearest.first();
  };
}

const isWithoutText = ({ match, noMatch }: CellGroup) => (match ?? noMatch) === null;
