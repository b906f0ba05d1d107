import type { DatabaseSync } from "node:sqlite";
import { preparePoints } from "./ask-points.ts";
import { type Axis, timeAxis } from "./axis.ts";
import type { NearestRuns } from "./nearest-runs.ts";
import { inRange, rangeValues } from "./point-range.ts";
import { createBlockReader, type TimeSpan } from "./run-blocks.ts";
import { takeTurns } from "./take-turns.ts";
import { inCells, matchOf, ownText, type TextMatch } from "./text-match.ts";

/**
 * Makes a function that finds runs by their own text, which is kept by numbers: block by block, those first that can
 * hold what is wanted, until none can any more. Of another axis than that of time no block tells what it holds.
 */
export function createBlockSearch(
  database: DatabaseSync,
  axis: Axis,
): (nearest: NearestRuns, text: TextMatch, signal: AbortSignal) => Promise<void> {
  const readBlocks = createBlockReader(database);
  const wanted = `${inCells} AND ${inRange(axis)} AND started_at >= $since AND started_at < $until`;
  const matching = preparePoints(database, axis, `${ownText.matching} AND ${wanted}`);
  const others = preparePoints(database, axis, `${ownText.others} AND ${wanted}`);

  return async (nearest, text, signal) => {
    const { isDown, since, until, limit } = nearest;
    const spanNow = (): TimeSpan => {
      if (axis !== timeAxis) return { since, until };
      const { low, high } = nearest.range();
      return { since: Math.max(since, low.at), until: Math.min(until, high.at + 1) };
    };
    const ask = text.match === null ? others : matching;
    for (const block of readBlocks(spanNow, isDown)) {
      const values = { ...rangeValues(nearest.range()), since, until, limit };
      nearest.add(ask(isDown, { ...values, ...block, cells: text.cells, match: matchOf(text) }));
      await takeTurns(signal);
    }
  };
}
