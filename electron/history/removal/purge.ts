import type { DatabaseSync } from "node:sqlite";
import { undoMs } from "../../../shared/history/deletion.ts";
import { isAlive } from "../../platform/process-identity.ts";
import { inTransaction } from "../transaction.ts";
import { notYet } from "./delete-runs.ts";
import { inSlices } from "./in-slices.ts";

export interface Purger {
  /** Deletes for good whatever nobody can have back any more, and says how many runs. */
  purge(signal: AbortSignal): Promise<number>;
  /** The same for one removal, whose undo is given up. */
  purgeNow(removal: number, signal: AbortSignal): Promise<number>;
  /** Deletes what no run has any more: cells, and words of configurations. */
  sweep(signal: AbortSignal): Promise<void>;
}

/** @param ownerElsewhere whether it cannot be told here which processes are alive */
export function createPurger(database: DatabaseSync, ownerElsewhere: boolean): Purger {
  // Those that are not finished yet are had back by whoever makes them, or after them.
  const removals = database.prepare(
    `SELECT id, removed_at, owner FROM removals WHERE removed_at <> ${notYet}`,
  );
  const giveUp = database.prepare("UPDATE removals SET owner = NULL WHERE id = ?");
  const deleteRuns = database.prepare(`
    DELETE FROM runs WHERE id IN (
      SELECT id FROM runs WHERE cell IN (SELECT id FROM cells WHERE removal = ?) LIMIT ?)`);
  const deleteCells = database.prepare("DELETE FROM cells WHERE removal = ? AND runs = 0");
  const forget = database.prepare(
    "DELETE FROM removals WHERE id = $id AND NOT EXISTS (SELECT 1 FROM cells WHERE removal = $id)",
  );
  const sweepCells = database.prepare(
    "DELETE FROM cells WHERE id IN (SELECT id FROM cells WHERE runs = 0 AND removal = 0 LIMIT ?)",
  );
  const unused = database.prepare(
    "SELECT id FROM words WHERE NOT EXISTS (SELECT 1 FROM cells WHERE words_id = words.id) LIMIT ?",
  );
  const deleteWords = database.prepare("DELETE FROM words WHERE id = ?");
  const deleteIndex = database.prepare("DELETE FROM words_search WHERE rowid = ?");

  const purgeNow = async (id: number, signal: AbortSignal): Promise<number> => {
    // From here on it cannot be undone.
    giveUp.run(id);
    const runs = await inSlices(database, (size) => Number(deleteRuns.run(id, size).changes), signal);
    inTransaction(database, () => {
      deleteCells.run(id);
      forget.run({ id });
    });
    return runs;
  };
  const isOver = ({ removed_at, owner }: Readonly<Record<string, unknown>>): boolean =>
    owner === null ||
    Number(removed_at) < Date.now() - undoMs ||
    (!ownerElsewhere && !isAlive(String(owner)));
  return {
    purgeNow,
    purge: async (signal) => {
      let runs = 0;
      for (const removal of removals.all().filter(isOver)) runs += await purgeNow(Number(removal.id), signal);
      return runs;
    },
    sweep: async (signal) => {
      await inSlices(database, (size) => Number(sweepCells.run(size).changes), signal);
      const words = (size: number): number => {
        const ids = unused.all(size).map(({ id }) => Number(id));
        for (const id of ids) {
          deleteWords.run(id);
          deleteIndex.run(id);
        }
        return ids.length;
      };
      await inSlices(database, words, signal);
    },
  };
}
