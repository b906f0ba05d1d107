import type { DatabaseSync } from "node:sqlite";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { RunStep } from "../../shared/run/run-step.ts";
import { headlineOf } from "./headline.ts";
import { createRunInserter, ending } from "./insert-run.ts";
import { createRunIndexer } from "./search/index-run.ts";
import { createStepWriter } from "./step-writer.ts";
import { inTransaction } from "./transaction.ts";
import { withoutWaitingForTheDisk } from "./without-waiting-for-the-disk.ts";

/** A run that has no number yet. */
export type NewRun = Omit<RunRecord, "id">;

/** What is written while a run goes on. Each function has committed when it returns. */
export interface RunWriter {
  /** Gives the run its number. `owner` is the process that it belongs to while it is under way. */
  begin(run: NewRun, owner: string): RunRecord;
  /**
   * Writes a run and its steps as they stand, of which this history does not have the begin.
   * @returns its number: its own, or the next one where that is taken
   */
  adopt(run: RunRecord, owner: string): number;
  /** Writes a step as it stands, over what was known of it before. */
  saveStep(runId: number, step: RunStep): void;
  /** Writes how the run ended and what it did to the machine. @throws Error if the history does not have its begin */
  finish(run: RunRecord): void;
}

/** @param synchronous what the connection is set to, as SQLite calls it: whether a commit waits for the disk */
export function createRunWriter(database: DatabaseSync, synchronous: "FULL" | "NORMAL" = "FULL"): RunWriter {
  const insert = createRunInserter(database);
  const updateRun = database.prepare(
    "UPDATE runs SET outcome = $outcome, duration_ms = $durationMs, headline = $headline, owner = NULL WHERE id = $id",
  );
  const updateDetails = database.prepare(
    "UPDATE run_details SET options = $options, skip_reason = $skipReason, error = $error, result = $result WHERE run_id = $runId",
  );
  const selectTaken = database.prepare("SELECT 1 FROM runs WHERE id = ?");
  const insertChanges = database.prepare(
    "INSERT INTO run_changes (run_id, changes) VALUES ($runId, $changes)",
  );
  const writeStep = createStepWriter(database);
  const index = createRunIndexer(database);

  return {
    begin: (run, owner) =>
      inTransaction(database, () => {
        const id = insert(run, { owner });
        index(id);
        return { ...run, id };
      }),

    adopt: (run, owner) =>
      inTransaction(database, () => {
        const isTaken = selectTaken.get(run.id) !== undefined;
        const id = insert(run, { owner, id: isTaken ? null : run.id });
        for (const step of run.steps) writeStep(id, step);
        index(id);
        return id;
      }),

    saveStep: (runId, step) => {
      const write = () => inTransaction(database, () => writeStep(runId, step));
      // Waiting, four times a step, would hold up the chain; the run's end waits, and takes the steps before it along.
      if (synchronous === "FULL") withoutWaitingForTheDisk(database, write);
      else write();
    },

    finish: (run) =>
      inTransaction(database, () => {
        const { changes } = updateRun.run({
          id: run.id,
          outcome: run.outcome,
          durationMs: run.durationMs,
          headline: headlineOf(run),
        });
        // What is nowhere is not kept, and whoever asked for it has to know.
        if (changes === 0) throw new Error(`The history has no run ${run.id} to write the end of.`);
        updateDetails.run({ runId: run.id, ...ending(run) });
        if (run.changes !== null) {
          insertChanges.run({ runId: run.id, changes: JSON.stringify(run.changes) });
        }
        index(run.id);
      }),
  };
}
