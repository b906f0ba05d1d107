import type { DatabaseSync } from "node:sqlite";
import { newestFirst } from "../../../shared/history/run-order.ts";
import { createNearestRuns, type NearestRuns } from "./nearest-runs.ts";
import type { PagePart } from "./page-part.ts";
import { createBlockSearch } from "./search-blocks.ts";
import type { CellGroup, SearchPlan } from "./search-plan.ts";
import { rangeAfter, rangeOfTimes } from "./time-range.ts";
import { createTimeWalker } from "./walk-time.ts";

/**
 * Makes a function that gives the numbers of the runs of a page, in the order that is asked for. A page of a long list
 * takes no longer than that of a short one.
 */
export function createPageFinder(
  database: DatabaseSync,
): (plan: SearchPlan, part: PagePart, signal: AbortSignal) => Promise<readonly number[]> {
  const walkTime = createTimeWalker(database);
  const searchBlocks = createBlockSearch(database);

  const findIn = async (nearest: NearestRuns, group: CellGroup, signal: AbortSignal) => {
    const fitting = group.cells.filter(({ fit }) => fit === "fits").map(({ cell }) => cell);
    if (fitting.length === 0) return;
    const { isAll, match, noMatch } = group;
    if ((match ?? noMatch) === null) return walkTime(nearest, isAll ? null : fitting, signal);
    const cells = isAll ? null : JSON.stringify(fitting.map(({ id }) => id));
    return searchBlocks(nearest, { cells, match, noMatch }, signal);
  };

  return async ({ groups, from, to }, { order = newestFirst, after, before, limit }, signal) => {
    const isForward = before === undefined;
    const isBack = order.descending === isForward;
    const start = after ?? before;
    const whole = rangeOfTimes(from, to);
    const range = start === undefined ? whole : rangeAfter(whole, start, isBack);
    const nearest = createNearestRuns(range, isBack, limit);
    // Those first that are found at once; the others need not look further than them.
    const isQuick = ({ match, noMatch }: CellGroup) => (match ?? noMatch) === null;
    for (const group of [...groups].sort((a, b) => Number(isQuick(b)) - Number(isQuick(a)))) {
      await findIn(nearest, group, signal);
    }
    signal.throwIfAborted();
    const ids = nearest.first().map(({ id }) => id);
    return isForward ? ids : ids.reverse();
  };
}
