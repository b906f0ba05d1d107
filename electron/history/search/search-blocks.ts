import type { DatabaseSync } from "node:sqlite";
import { prepareSomePoints } from "./ask-points.ts";
import { type Axis, timeAxis } from "./axis.ts";
import type { CellSet } from "./cell-set.ts";
import { createMatchReader } from "./match-reader.ts";
import { namedRuns } from "./named-runs.ts";
import type { NearestRuns } from "./nearest-runs.ts";
import { createPace } from "./pace.ts";
import { inRange, rangeValues } from "./point-range.ts";
import { createRangeMatcher } from "./range-matcher.ts";
import { createBlockReader, type RunNumbers, type TimeSpan } from "./run-blocks.ts";
import { bothOf } from "./text-match.ts";

/** What is asked of the text that is a run's own; one of the two is there. */
interface TextMatch {
  readonly match: string | null;
  readonly noMatch: string | null;
}

/** So many cells are looked for by SQLite, to which they have to be told each time. */
const fewCells = 500;

/**
 * Makes a function that finds runs of cells, `null` for all, by their own text, which is kept by numbers: block by block,
 * those first that can hold what is wanted, until none can any more. Of another axis than that of time no block tells
 * what it holds.
 */
export function createBlockSearch(
  database: DatabaseSync,
  axis: Axis,
): (nearest: NearestRuns, cells: CellSet | null, text: TextMatch, signal: AbortSignal) => Promise<void> {
  const readBlocks = createBlockReader(database);
  const matches = createMatchReader(database);
  const wanted = `${inRange(axis)} AND started_at >= $since AND started_at < $until`;
  const named = prepareSomePoints(database, axis, `${namedRuns("$ids", axis.byNumber)} WHERE ${wanted}`);
  const between = prepareSomePoints(
    database,
    axis,
    `runs ${axis.byNumber} WHERE id BETWEEN $first AND $last AND ${wanted}
     AND ($cells IS NULL OR cell IN (SELECT value FROM json_each($cells)))`,
  );

  return async (nearest, cells, { match, noMatch }, signal) => {
    const { isDown, since, until } = nearest;
    const pace = createPace(signal);
    const matcher = (text: string) => createRangeMatcher(matches, text, isDown);
    const meant = match === null ? null : matcher(bothOf(match, noMatch));
    const unwanted = match === null && noMatch !== null ? matcher(noMatch) : null;
    const spanNow = (): TimeSpan => {
      if (axis !== timeAxis) return { since, until };
      const { low, high } = nearest.range();
      return { since: Math.max(since, low.at), until: Math.min(until, high.at + 1) };
    };
    const pointsIn = (block: RunNumbers) => {
      const values = { ...rangeValues(nearest.range()), since, until };
      if (meant === null) {
        const told = cells !== null && cells.cells.length <= fewCells ? cells.json : null;
        return between({ ...values, ...block, cells: told });
      }
      const ids = meant(block);
      return ids.length === 0 ? [] : named({ ...values, ids: JSON.stringify(ids) });
    };
    for (const block of readBlocks(spanNow, isDown)) {
      const points = pointsIn(block).filter(({ cell }) => cells === null || cells.has(cell));
      const gone = new Set(points.length === 0 ? [] : unwanted?.(block));
      nearest.add(points.filter(({ id }) => !gone.has(id)));
      await pace();
    }
  };
}
