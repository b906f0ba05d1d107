import type { DatabaseSync } from "node:sqlite";
import type { NearestRuns } from "./nearest-runs.ts";
import { rowNumber } from "./row-number.ts";
import { takeTurns } from "./take-turns.ts";
import { inRange, rangeValues, type TimeRange } from "./time-range.ts";
import { preparePlaces } from "./time-rows.ts";

/** Numbers of runs that a block has; the trigger that keeps `run_blocks` shifts by as many bits. */
const blockBits = 12;
/** Blocks that are gone through at most at a time. */
const mostBlocks = 40;

/** What is asked of the text that is a run's own. */
export interface TextMatch {
  /** Of which cells, as JSON; `null` for all. */
  readonly cells: string | null;
  readonly match: string | null;
  readonly noMatch: string | null;
}

interface Block {
  readonly id: number;
  readonly oldest: number;
  readonly newest: number;
}

const [firstRow, lastRow] = [rowNumber("$first"), rowNumber("$last")];
/** Without cells, those of all are meant. */
const inCells = "($cells IS NULL OR cell IN (SELECT value FROM json_each($cells)))";

/**
 * Makes a function that finds runs by their own text, which is kept by numbers: block by block, those first that can
 * hold what is wanted, until none can any more.
 */
export function createBlockSearch(
  database: DatabaseSync,
): (nearest: NearestRuns, text: TextMatch, signal: AbortSignal) => Promise<void> {
  const blocksIn = (order: string) =>
    database.prepare(`SELECT * FROM run_blocks WHERE newest >= ? AND oldest <= ? ORDER BY ${order}`);
  const [newestFirst, oldestFirst] = [blocksIn("newest DESC, id DESC"), blocksIn("oldest, id")];
  const matching = preparePlaces(
    database,
    `SELECT started_at, id FROM run_search CROSS JOIN runs ON id = run_search.rowid
    WHERE run_search MATCH $match AND run_search.rowid BETWEEN ${firstRow} AND ${lastRow} AND ${inCells} AND ${inRange}`,
  );
  const others = preparePlaces(
    database,
    `SELECT started_at, id FROM runs NOT INDEXED WHERE id BETWEEN $first AND $last AND ${inCells} AND ${inRange}
    AND id NOT IN (SELECT rowid FROM run_search WHERE run_search MATCH $match AND rowid BETWEEN ${firstRow} AND ${lastRow})`,
  );
  const blocksOf = ({ low, high }: TimeRange, isBack: boolean): readonly Block[] =>
    (isBack ? newestFirst : oldestFirst)
      .all(low.startedAt, high.startedAt)
      .map(({ id, oldest, newest }) => ({ id: Number(id), oldest: Number(oldest), newest: Number(newest) }));

  return async (nearest, { cells, match, noMatch }, signal) => {
    const { isBack, limit } = nearest;
    const ask = match === null ? others : matching;
    const both = [match, noMatch].filter((each) => each !== null);
    const expression = match !== null && noMatch !== null ? `(${match}) NOT (${noMatch})` : (both[0] ?? "");
    const blocks = blocksOf(nearest.range(), isBack);
    for (let at = 0, size = 1; at < blocks.length; size = Math.min(2 * size, mostBlocks)) {
      const range = nearest.range();
      if (!canHold(blocks[at], range, isBack)) return;
      const some = adjacent(blocks, at, size);
      const ids = some.map(({ id }) => id);
      const first = Math.min(...ids) << blockBits;
      const last = ((Math.max(...ids) + 1) << blockBits) - 1;
      nearest.add(ask(isBack, { ...rangeValues(range), cells, match: expression, first, last, limit }));
      at += some.length;
      await takeTurns(signal);
    }
  };
}

/** Whether a block, and so one of those that follow it, can hold runs of a range. */
function canHold(block: Block | undefined, { low, high }: TimeRange, isBack: boolean): boolean {
  if (block === undefined) return false;
  return isBack ? block.newest >= low.startedAt : block.oldest <= high.startedAt;
}

/** The next blocks, as many as follow each other in their numbers too. */
function adjacent(blocks: readonly Block[], from: number, most: number): readonly Block[] {
  let to = from + 1;
  while (to < from + most && Math.abs((blocks[to]?.id ?? Number.NaN) - (blocks[to - 1]?.id ?? 0)) === 1)
    to += 1;
  return blocks.slice(from, to);
}
