import type { DatabaseSync } from "node:sqlite";
import { createMatchReader } from "./match-reader.ts";
import { takeTurns } from "./take-turns.ts";

/** Matches that are taken at a time. */
const slice = 4000;

/** Makes a function that hands on the numbers of all runs that match, ascending, in slices between which everything else goes on. */
export function createMatchVisitor(
  database: DatabaseSync,
): (match: string, on: (ids: readonly number[]) => void, signal: AbortSignal) => Promise<void> {
  const { after } = createMatchReader(database);
  return async (match, on, signal) => {
    for (let last: number | undefined = 0; last !== undefined; ) {
      const ids: readonly number[] = after(match, last, slice);
      if (ids.length > 0) on(ids);
      last = ids.length < slice ? undefined : ids.at(-1);
      await takeTurns(signal);
    }
  };
}
