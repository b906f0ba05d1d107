import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import {
  isUnlabelled,
  type LabelsChange,
  noLabels,
  type RunLabels,
  withChange,
} from "../../shared/run/run-labels.ts";
import type { Revision } from "./order-revision.ts";
import { createRunIndexer } from "./search/index-run.ts";
import { takeTurns } from "./search/take-turns.ts";
import { inTransaction } from "./transaction.ts";

/** Runs that are written in one transaction, which takes some milliseconds. */
const slice = 20;

export interface RunLabeller {
  /** What is written on a run; `null` if there is no such run. */
  labels(id: number): RunLabels | null;
  /**
   * Changes what is written on runs, a few at a time, and answers with those that are there.
   * @throws AbortError once nobody waits any more; what was changed until then stays so
   */
  label(ids: readonly number[], change: LabelsChange, signal: AbortSignal): Promise<readonly number[]>;
}

export function createRunLabeller(database: DatabaseSync, revision: Revision): RunLabeller {
  const read = createLabelsReader(database);
  const write = createLabelsWriter(database);
  const index = createRunIndexer(database);
  const labelOne = (id: number, change: LabelsChange): boolean => {
    const before = read(id);
    if (before === null) return false;
    write(id, withChange(before, change));
    index(id);
    return true;
  };
  return {
    labels: read,
    label: async (ids, change, signal) => {
      const there: number[] = [];
      for (let at = 0; at < ids.length; at += slice) {
        if (at > 0) await takeTurns(signal);
        inTransaction(database, () => {
          there.push(...ids.slice(at, at + slice).filter((id) => labelOne(id, change)));
          revision.next();
        });
      }
      return there;
    },
  };
}

/** Makes a function that gives what is written on a run, or `null` if there is none of that number. */
function createLabelsReader(database: DatabaseSync): (id: number) => RunLabels | null {
  const read = database.prepare(`
    SELECT name, note, tags, pinned FROM runs LEFT JOIN run_labels ON run_id = id
    WHERE id = ? AND coalesce((SELECT removal FROM cells WHERE cells.id = cell), 0) = 0`);
  return (id) => {
    const row = read.get(id);
    return row === undefined ? null : labelsOf(row);
  };
}

function labelsOf(row: Readonly<Record<string, SQLOutputValue>>): RunLabels {
  if (typeof row.tags !== "string") return noLabels;
  const tags: readonly string[] = JSON.parse(row.tags);
  return { name: String(row.name), note: String(row.note), tags, pinned: row.pinned === 1 };
}

/** Makes a function that writes all labels of a run, inside the caller's transaction and without indexing it. */
export function createLabelsWriter(database: DatabaseSync): (id: number, labels: RunLabels) => void {
  const write = database.prepare(
    "INSERT OR REPLACE INTO run_labels (run_id, name, note, tags, pinned) VALUES (?, ?, ?, ?, ?)",
  );
  const remove = database.prepare("DELETE FROM run_labels WHERE run_id = ?");
  return (id, labels) => {
    if (isUnlabelled(labels)) remove.run(id);
    else write.run(id, labels.name, labels.note, JSON.stringify(labels.tags), labels.pinned ? 1 : 0);
  };
}
