import type { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { inTransaction } from "../transaction.ts";
import { withoutWaitingForTheDisk } from "../without-waiting-for-the-disk.ts";

/** What one slice may take, in milliseconds, and how long everybody else has their turn afterwards. */
const workMs = 20;
const pauseMs = 15;

/** How many are done at first, and at most. */
const first = 50;
const most = 5000;

/**
 * Does a long piece of work on the database in short transactions, between which this process and others go on. A
 * power cut may undo the last of them, which the next start does again.
 * @param work does so many and says how many it did; fewer than it was asked for means that nothing is left
 * @throws the signal's reason when it fires
 */
export async function inSlices(
  database: DatabaseSync,
  work: (size: number) => number,
  signal: AbortSignal,
): Promise<number> {
  let size = first;
  let all = 0;
  for (;;) {
    signal.throwIfAborted();
    const began = performance.now();
    const done = withoutWaitingForTheDisk(database, () => inTransaction(database, () => work(size)));
    all += done;
    if (done < size) return all;
    size = nextSize(size, performance.now() - began);
    await setTimeout(pauseMs, undefined, { signal });
  }
}

function nextSize(size: number, tookMs: number): number {
  const fitting = Math.round((size * workMs) / Math.max(tookMs, 0.5));
  // Never twice as many at a time: what comes next may be larger.
  return Math.max(1, Math.min(most, 2 * size, fitting));
}
