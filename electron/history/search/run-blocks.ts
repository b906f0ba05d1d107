import type { DatabaseSync } from "node:sqlite";

/** Numbers of runs that a block has; the trigger that keeps `run_blocks` shifts by as many bits. */
const blockBits = 12;
/** Blocks that are given at most at a time. */
const mostBlocks = 40;

/** Then or later, and before then, in milliseconds since the epoch. */
export interface TimeSpan {
  readonly since: number;
  readonly until: number;
}

/** The numbers of some blocks, from the first one to the last. */
export interface RunNumbers {
  readonly first: number;
  readonly last: number;
}

interface Block {
  readonly id: number;
  readonly oldest: number;
  readonly newest: number;
}

/**
 * Makes a function that gives the numbers of the runs that can have begun in a span, some at a time, those with the
 * newest (or oldest) times first. The span is asked for again each time, and may have become shorter.
 */
export function createBlockReader(
  database: DatabaseSync,
): (span: () => TimeSpan, isNewestFirst: boolean) => Generator<RunNumbers> {
  const blocksIn = (order: string) =>
    database.prepare(`SELECT * FROM run_blocks WHERE newest >= ? AND oldest < ? ORDER BY ${order}`);
  const [newestFirst, oldestFirst] = [blocksIn("newest DESC, id DESC"), blocksIn("oldest, id")];
  return function* readBlocks(span, isNewestFirst) {
    const { since, until } = span();
    const rows = (isNewestFirst ? newestFirst : oldestFirst).all(since, until);
    const blocks = rows.map(
      ({ id, oldest, newest }): Block => ({
        id: Number(id),
        oldest: Number(oldest),
        newest: Number(newest),
      }),
    );
    for (let at = 0, size = 1; at < blocks.length; size = Math.min(2 * size, mostBlocks)) {
      const now = span();
      const block = blocks[at];
      // Those that follow end (or begin) beyond it as well.
      if (block === undefined || (isNewestFirst ? block.newest < now.since : block.oldest >= now.until))
        return;
      const some = adjacent(blocks, at, size).map(({ id }) => id);
      at += some.length;
      yield {
        first: Math.min(...some) << blockBits,
        last: ((Math.max(...some) + 1) << blockBits) - 1,
      };
    }
  };
}

/** The next blocks, as many as follow each other in their numbers too. */
function adjacent(blocks: readonly Block[], from: number, most: number): readonly Block[] {
  let to = from + 1;
  const isNext = (at: number) => Math.abs((blocks[at]?.id ?? Number.NaN) - (blocks[at - 1]?.id ?? 0)) === 1;
  while (to < from + most && isNext(to)) to += 1;
  return blocks.slice(from, to);
}
