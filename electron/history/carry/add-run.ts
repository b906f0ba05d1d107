import type { DatabaseSync } from "node:sqlite";
import { createRunInserter } from "../insert-run.ts";
import { createRunIndexer } from "../search/index-run.ts";
import { createStepWriter } from "../step-writer.ts";
import type { CarriedRun } from "./carried-run.ts";

/**
 * Makes a function that writes a run from elsewhere with all that belongs to it, inside the caller's transaction.
 * @param id the number that it gets; the next one where `null`
 */
export function createRunAdder(database: DatabaseSync): (carried: CarriedRun, id: number | null) => void {
  const insert = createRunInserter(database);
  const insertChanges = database.prepare("INSERT INTO run_changes (run_id, changes) VALUES (?, ?)");
  const writeStep = createStepWriter(database);
  const index = createRunIndexer(database);
  return ({ run, uid }, id) => {
    const runId = insert(run, { owner: null, id, uid: Buffer.from(uid, "hex") });
    for (const step of run.steps) writeStep(runId, step);
    if (run.changes !== null) insertChanges.run(runId, JSON.stringify(run.changes));
    index(runId);
  };
}
