import { statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { Worker } from "node:worker_threads";
import type { CompactionNeed } from "../../../shared/history/retention.ts";

/** Runs in a thread of its own, since SQLite writes the whole database in one go; a text, so that it needs no file. */
const work = `
const { workerData } = require("node:worker_threads");
const { DatabaseSync } = require("node:sqlite");
const database = new DatabaseSync(workerData, { timeout: 10000 });
database.exec("PRAGMA auto_vacuum = INCREMENTAL; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
database.close();
`;

/** What compacting takes: SQLite writes a copy first, and then the whole of it into the log. */
export function compactionNeed(file: string): CompactionNeed {
  const { bavail, bsize } = statfsSync(dirname(file));
  return { needed: 2 * statSync(file).size, available: bavail * bsize };
}

/**
 * Writes the database anew without what is free in it, so that from then on it shrinks by itself. Runs can be read
 * meanwhile, and none can be written.
 * @throws the error of SQLite, such as that another program has the database locked
 */
export function compact(file: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const worker = new Worker(work, { eval: true, workerData: file });
  worker.on("error", reject);
  worker.on("exit", () => resolve());
  return promise;
}
