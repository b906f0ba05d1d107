import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";

const versionRow = z.object({ data_version: z.int() });
const runRow = z.object({ id: z.int(), outcome: z.string() });

/**
 * Finds the runs that another process wrote since the last look, of those that are new or were under way.
 * Looking costs next to nothing while only this process writes.
 * @returns a function that looks, and answers with the runs' numbers; one may be a run of this process.
 */
export function createForeignChanges(database: DatabaseSync): () => readonly number[] {
  // Changes when another connection has committed, and not for our own commits (sqlite.org/pragma.html).
  const dataVersion = database.prepare("PRAGMA data_version");
  const newest = database.prepare("SELECT id, outcome FROM runs ORDER BY id DESC LIMIT 1");
  const since = database.prepare("SELECT id, outcome FROM runs WHERE id > ? ORDER BY id");
  const underWay = database.prepare("SELECT id, outcome FROM runs WHERE outcome = 'running'");
  const ids = (rows: readonly unknown[]) => rows.map((row) => runRow.parse(row).id);
  const readVersion = () => versionRow.parse(dataVersion.get()).data_version;

  let version = readVersion();
  let lastId = ids(newest.all()).at(0) ?? 0;
  let running = ids(underWay.all());
  return () => {
    const now = readVersion();
    if (now === version) return [];
    version = now;
    const newer = ids(since.all(lastId));
    const changed = [...new Set([...running, ...newer])];
    lastId = newer.at(-1) ?? lastId;
    running = ids(underWay.all());
    return changed;
  };
}
