import type { DatabaseSync } from "node:sqlite";
import {
  comparePlaces,
  compareValues,
  type RunOrder,
  type RunPlace,
} from "../../../shared/history/run-order.ts";
import type { Cell } from "./cells.ts";
import type { createNumberFinder } from "./find-by-number.ts";
import type { createAxisFinder } from "./find-on-axis.ts";
import { createMatchGatherer } from "./gather-matches.ts";
import { justBefore, type PointRange, rangeAfter, rangeFrom } from "./point-range.ts";
import type { CellGroup, SearchPlan } from "./search-plan.ts";

/** What all runs of a cell have in common, and can be sorted by. */
type SharedKey = "operation" | "outcome" | "network" | "namespace";

interface Part {
  readonly by: SharedKey;
  /** What comes next to it is wanted; the beginning or the end of the list where absent. */
  readonly start: RunPlace | undefined;
  readonly isForward: boolean;
  /** So many runs are passed over, where no start is given and no text looked for. */
  readonly skip: number;
  readonly limit: number;
}

/**
 * Makes a function that gives runs in the order of something that all runs of a cell share: value by value, and those
 * of one value by their time. What is found by its text is gathered as a whole and sorted instead. The runs next to the
 * start come first, whichever way it goes.
 */
export function createValueFinder(
  database: DatabaseSync,
  findByTime: ReturnType<typeof createAxisFinder>,
  numberedByTime: ReturnType<typeof createNumberFinder>,
): (plan: SearchPlan, order: RunOrder, part: Part, signal: AbortSignal) => Promise<readonly number[]> {
  const gather = createMatchGatherer(database);
  return async ({ groups, from, to }, order, { by, start, isForward, skip, limit }, signal) => {
    const sharedBy = ({ values }: Cell): string => values[by][0] ?? "";
    const sign = isForward ? 1 : -1;
    const compare = (a: RunPlace, b: RunPlace) => sign * comparePlaces(order, a, b);
    const whole = rangeFrom(from ?? 0, to ?? Number.MAX_SAFE_INTEGER);
    const span = { since: whole.low.at, until: whole.high.at };
    const matching = groups.filter(({ match }) => match !== null);
    const found = await gather(matching, { ...span, start, limit, compare, sharedBy }, signal);

    const others = groups.filter(({ match }) => match === null);
    const upwards = isForward !== order.descending ? 1 : -1;
    const values = [...new Set(others.flatMap(({ cells }) => cells.map(sharedBy)))]
      .filter((value) => start === undefined || upwards * compareValues(value, start.value) >= 0)
      .sort((a, b) => upwards * compareValues(a, b));
    let rest: RunPlace[] = [];
    let left = skip;
    for (const value of values) {
      if (rest.length >= limit) break;
      const those = others.map((group) => withValue(group, (cell) => sharedBy(cell) === value));
      const passed = { isDown: isForward, skip: left, total: countRuns(those) };
      left -= Math.min(left, passed.total);
      if (passed.skip > 0 && passed.skip >= passed.total) continue;
      const first = passed.skip === 0 ? null : await numberedByTime(those, whole, passed, signal);
      const points = await findByTime(
        those,
        first !== null
          ? rangeAfter(whole, justBefore(first, isForward), isForward)
          : value === start?.value
            ? rangeFromStart(whole, start, isForward)
            : whole,
        { ...span, isDown: isForward, limit: limit - rest.length },
        signal,
      );
      rest = [...rest, ...points.map(({ at, id }) => ({ value, startedAt: at, id }))];
    }
    return [...found, ...rest]
      .sort(compare)
      .slice(0, limit)
      .map(({ id }) => id);
  };
}

function rangeFromStart(whole: PointRange, { startedAt, id }: RunPlace, isForward: boolean): PointRange {
  return rangeAfter(whole, { at: startedAt, id }, isForward);
}

function withValue(group: CellGroup, has: (cell: Cell) => boolean): CellGroup {
  const cells = group.cells.filter(has);
  return { ...group, cells, isAll: group.isAll && cells.length === group.cells.length };
}

const countRuns = (groups: readonly CellGroup[]) =>
  groups.flatMap(({ cells }) => cells).reduce((sum, { runs }) => sum + runs, 0);
