import type { DatabaseSync } from "node:sqlite";
import { z } from "zod";
import { isAlive } from "../platform/process-identity.ts";
import { createRunIndexer } from "./search/index-run.ts";
import { inTransaction } from "./transaction.ts";

const ownerRow = z.object({ owner: z.string().nullable() });
const idRow = z.object({ id: z.int() });

/** Makes a function that says whether runs of other processes than `owner` are under way, which costs next to nothing. */
export function createUnderWayElsewhere(database: DatabaseSync, owner: string): () => boolean {
  const others = database.prepare("SELECT 1 FROM runs WHERE outcome = 'running' AND owner IS NOT ? LIMIT 1");
  return () => others.get(owner) !== undefined;
}

/**
 * Marks runs, and their steps, as interrupted whose process has died. Runs of other living processes, such as the
 * command line's, are left alone.
 * @returns the runs' numbers.
 */
export function interruptOrphans(database: DatabaseSync): readonly number[] {
  const owners = database.prepare("SELECT DISTINCT owner FROM runs WHERE outcome = 'running'");
  const runsOf = database.prepare("SELECT id FROM runs WHERE outcome = 'running' AND owner IS ?");
  const endRun = database.prepare("UPDATE runs SET outcome = 'interrupted', owner = NULL WHERE id = ?");
  const endSteps = database.prepare(
    "UPDATE steps SET state = 'interrupted' WHERE run_id = ? AND state IN ('searching', 'waiting', 'running')",
  );
  const deadOwners = () =>
    owners
      .all()
      .map((row) => ownerRow.parse(row).owner)
      .filter((owner) => owner === null || !isAlive(owner));
  // Looked up without the turn to write, which another program may have, and for which there is mostly no need.
  if (deadOwners().length === 0) return [];
  const index = createRunIndexer(database);
  return inTransaction(database, () => {
    const dead = deadOwners();
    const ids = dead.flatMap((owner) => runsOf.all(owner).map((row) => idRow.parse(row).id));
    for (const id of ids) {
      endRun.run(id);
      endSteps.run(id);
      index(id);
    }
    return ids;
  });
}
