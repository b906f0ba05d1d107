import type { DatabaseSync } from "node:sqlite";
import { newestFirst } from "../../../shared/history/run-order.ts";
import { durationAxis, timeAxis } from "./axis.ts";
import { countByCells } from "./count-runs.ts";
import { createNumberFinder } from "./find-by-number.ts";
import { createValueFinder } from "./find-by-value.ts";
import { createAxisFinder } from "./find-on-axis.ts";
import type { PagePart } from "./page-part.ts";
import { justBefore, rangeAfter, rangeFrom } from "./point-range.ts";
import type { SearchPlan } from "./search-plan.ts";

/**
 * Makes a function that gives the numbers of the runs of a page, in the order that is asked for. A page of a long list
 * takes no longer than that of a short one.
 */
export function createPageFinder(
  database: DatabaseSync,
): (plan: SearchPlan, part: PagePart, signal: AbortSignal) => Promise<readonly number[]> {
  const findByTime = createAxisFinder(database, timeAxis);
  const findByDuration = createAxisFinder(database, durationAxis);
  const numberedByTime = createNumberFinder(database, timeAxis);
  const numberedByDuration = createNumberFinder(database, durationAxis);
  const findByValue = createValueFinder(database, findByTime, numberedByTime);

  return async (plan, { order = newestFirst, after, before, fromEnd = false, skip = 0, limit }, signal) => {
    const { since, until } = spanOf(plan);
    const isForward = before === undefined && !fromEnd;
    const inOrder = (ids: readonly number[]) => (isForward ? ids : ids.toReversed());
    const { by } = order;
    if (by !== "time" && by !== "duration") {
      return inOrder(
        await findByValue(plan, order, { by, start: after ?? before, isForward, skip, limit }, signal),
      );
    }
    const isTime = by === "time";
    const isDown = order.descending === isForward;
    const start = after ?? before;
    // Nothing is less than the -1 of no duration.
    const whole = isTime ? rangeFrom(since, until) : rangeFrom(-2, Number.MAX_VALUE);
    const wanted = { isDown, skip, total: countByCells(plan) };
    const number = isTime ? numberedByTime : numberedByDuration;
    const first = skip === 0 ? undefined : await number(plan.groups, whole, wanted, signal);
    if (first === null) return [];
    const range =
      start !== undefined
        ? rangeAfter(whole, { at: Number(start.value), id: start.id }, isDown)
        : first !== undefined
          ? rangeAfter(whole, justBefore(first, isDown), isDown)
          : whole;
    const find = isTime ? findByTime : findByDuration;
    const points = await find(plan.groups, range, { isDown, since, until, limit }, signal);
    return inOrder(points.map(({ id }) => id));
  };
}

/** What stands for the times that a plan leaves open. */
function spanOf({ from, to }: SearchPlan) {
  return { since: from ?? 0, until: to ?? Number.MAX_SAFE_INTEGER };
}
