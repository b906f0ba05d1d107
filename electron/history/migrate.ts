import type { DatabaseSync } from "node:sqlite";
import { HistoryUnusable } from "./history-unusable.ts";
import { createRuns } from "./migrations/0001-runs.ts";
import { createRunChanges } from "./migrations/0002-run-changes.ts";
import { addRunOptions } from "./migrations/0003-run-options.ts";
import { addStepDelegates } from "./migrations/0004-step-delegates.ts";
import { createSearch } from "./migrations/0005-search.ts";
import { addPacked } from "./migrations/0006-packed.ts";
import { addRunUids } from "./migrations/0007-run-uids.ts";
import { orderByTime } from "./migrations/0008-order.ts";
import { addRunDigests } from "./migrations/0009-run-digests.ts";
import { keepInOrder } from "./migrations/0010-keep-in-order.ts";
import { indexAttachments } from "./migrations/0011-attachments.ts";
import { orderByDuration } from "./migrations/0012-duration.ts";
import { indexNumbers } from "./migrations/0013-numbers.ts";
import { indexCounts } from "./migrations/0014-counts.ts";
import { indexMissing } from "./search/index-run.ts";
import { inTransaction } from "./transaction.ts";

/** In order; the database's user_version counts how many it has. */
const migrations: readonly string[] = [
  createRuns,
  createRunChanges,
  addRunOptions,
  addStepDelegates,
  createSearch,
  addPacked,
  addRunUids,
  orderByTime,
  addRunDigests,
  keepInOrder,
  indexAttachments,
  orderByDuration,
  indexNumbers,
  indexCounts,
];

/**
 * Brings a database to the newest format, all steps or none, and makes all its runs searchable. Several processes may
 * try at once.
 * @throws HistoryUnusable for a database that a newer program wrote.
 */
export function migrate(database: DatabaseSync, file: string): void {
  if (versionOf(database, file) === migrations.length) return;
  inTransaction(database, () => {
    for (const migration of migrations.slice(versionOf(database, file))) database.exec(migration);
    indexMissing(database);
    database.exec(`PRAGMA user_version = ${migrations.length}`);
  });
}

function versionOf(database: DatabaseSync, file: string): number {
  // Not parsed by zod: the command line comes this way at each start, and zod takes longer to load than all the rest.
  const version = database.prepare("PRAGMA user_version").get()?.user_version;
  if (typeof version !== "number") throw new TypeError("SQLite gave no user_version");
  if (version > migrations.length) {
    throw new HistoryUnusable(
      `The history in ${file} was written by a newer version of this program (format ${version}; this version knows formats up to ${migrations.length}).`,
      "Start the newer version, or move the file away to begin a new history.",
    );
  }
  return version;
}
