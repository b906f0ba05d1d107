import type { DatabaseSync } from "node:sqlite";
import { inSlices } from "../removal/in-slices.ts";

/** Fewer changes than this say that FTS5 had nothing to merge (sqlite.org/fts5.html, “the merge command”). */
const fewestChanges = 2;

/**
 * Merges the index of runs in slices, so that it gives back what it holds of deleted ones. That reads and writes all
 * of it, and pays only where much was deleted: FTS5 does the same by itself, a little later.
 */
export async function mergeIndex(database: DatabaseSync, signal: AbortSignal): Promise<void> {
  const merge = database.prepare("INSERT INTO run_search (run_search, rank) VALUES ('merge', ?)");
  const changes = database.prepare("SELECT total_changes() AS n");
  const changed = () => Number(changes.get()?.n);
  let first = true;
  const work = (pages: number): number => {
    const before = changed();
    // A negative number begins to merge whatever is there, a positive one goes on with it.
    merge.run(first ? -pages : pages);
    first = false;
    return changed() - before < fewestChanges ? 0 : pages;
  };
  await inSlices(database, work, signal);
}
