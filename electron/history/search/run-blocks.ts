import type { DatabaseSync } from "node:sqlite";

/** Numbers of runs that a block has; the trigger that keeps `run_blocks` shifts by as many bits. */
const blockBits = 12;

/** Then or later, and before then, in milliseconds since the epoch. */
export interface TimeSpan {
  readonly since: number;
  readonly until: number;
}

/** The numbers of a block, from the first one to the last. */
export interface RunNumbers {
  readonly first: number;
  readonly last: number;
}

/**
 * Makes a function that gives the numbers of the runs that can have begun in a span, those first with the newest (or
 * oldest) times. The span is asked for again each time, and may have become shorter.
 */
export function createBlockReader(
  database: DatabaseSync,
): (span: () => TimeSpan, isNewestFirst: boolean) => Generator<RunNumbers> {
  const blocksIn = (order: string) =>
    database.prepare(`SELECT * FROM run_blocks WHERE newest >= ? AND oldest < ? ORDER BY ${order}`);
  const [newestFirst, oldestFirst] = [blocksIn("newest DESC, id DESC"), blocksIn("oldest, id")];
  return function* readBlocks(span, isNewestFirst) {
    const { since, until } = span();
    for (const block of (isNewestFirst ? newestFirst : oldestFirst).all(since, until)) {
      const now = span();
      // Those that follow end (or begin) beyond it as well.
      if (isNewestFirst ? Number(block.newest) < now.since : Number(block.oldest) >= now.until) return;
      const id = Number(block.id);
      yield { first: id << blockBits, last: ((id + 1) << blockBits) - 1 };
    }
  };
}
