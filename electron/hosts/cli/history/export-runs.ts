import type { RunReader } from "../../../history/run-reader.ts";
import type { Given } from "../command-line.ts";
import { printJson } from "../output.ts";
import { runFilter, runLimit } from "./run-filter.ts";

const pageSize = 500;

/** Prints whole runs as JSON Lines, the oldest first. */
export function exportRuns(reader: Pick<RunReader, "page" | "get">, given: Given): null {
  for (const id of idsOf(reader, given)) {
    const run = reader.get(id);
    // One that was deleted meanwhile.
    if (run !== null) printJson(run);
  }
  return null;
}

/** The newest of the runs that are wanted, in the order in which they began. */
function idsOf(reader: Pick<RunReader, "page">, given: Given): readonly number[] {
  const limit = runLimit(given) ?? Number.POSITIVE_INFINITY;
  const ids: number[] = [];
  for (;;) {
    const wanted = Math.min(pageSize, limit - ids.length);
    const { runs } = reader.page(runFilter(given), ids.at(-1), wanted);
    ids.push(...runs.map(({ id }) => id));
    if (runs.length < wanted || ids.length >= limit) return ids.reverse();
  }
}
