import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import type { RunRecord } from "../../shared/run/run-record.ts";

/** What is asked at the end of a run: which others of its target have had a plugin run since the question was put. */
export type RunsBeside = () => readonly number[];

const idRow = z.object({ id: z.int() });

/**
 * Finds runs of the same target, of whatever process, that went on at the same time as a run: those that were under
 * way when it began, and those that have begun since. One of which no plugin has run yet has changed nothing.
 * @returns a function for the run's begin, which gives the one for its end
 */
export function createRunsBeside(
  database: DatabaseSync,
): (run: Pick<RunRecord, "id" | "targetId">) => RunsBeside {
  const underWay = database.prepare(
    "SELECT id FROM runs WHERE outcome = 'running' AND target_id = ? AND id < ?",
  );
  const changing = database.prepare(`
    SELECT id FROM runs
    WHERE target_id = ? AND operation IN ('ADD', 'CHECK', 'DEL', 'GC')
      AND (id > ? OR id IN (SELECT value FROM json_each(?)))
      AND EXISTS (SELECT 1 FROM steps WHERE run_id = id)
    ORDER BY id`);
  const ids = (rows: readonly unknown[]) => rows.map((row) => idRow.parse(row).id);
  return ({ id, targetId }) => {
    const before = JSON.stringify(ids(underWay.all(targetId, id)));
    return () => ids(changing.all(targetId, id, before));
  };
}
