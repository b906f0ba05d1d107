import type { DatabaseSync } from "node:sqlite";
import type { Axis } from "./axis.ts";
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
    const fitting = group.cells.filter(({ fit }) => fit === "fits").map(({ cell }) => cell);
    if (fitting.length === 0) return;
    const { isAll, match, noMatch } = group;
    if (isWithoutText(group)) return walk(nearest, isAll ? null : fitting, signal);
    const cells = isAll ? null : JSON.stringify(fitting.map(({ id }) => id));
    return searchBlocks(nearest, { cells, match, noMatch }, signal);
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
