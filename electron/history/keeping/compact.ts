import { statfsSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { text } from "node:stream/consumers";
import type { CompactionNeed } from "../../../shared/history/retention.ts";
import { startChild } from "../../platform/start-child.ts";
import { askToGiveWay, CompactionGaveWay, forgetAsked, wantedOf } from "./give-way.ts";

/**
 * SQLite writes the whole database in one go, which nothing ends but the end of its process. It leaves the database as
 * it was. So this is a process of its own, which ends itself once somebody asks for their turn to write, or when the
 * program is gone that started it. A text, so that it needs no file.
 */
const work = `
const { DatabaseSync } = require("node:sqlite");
const { Worker } = require("node:worker_threads");
const [file, wanted, parent] = process.argv.slice(1);
const watcher = \`
  const { existsSync } = require("node:fs");
  const { wanted, parent } = require("node:worker_threads").workerData;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  while (process.ppid === parent && !existsSync(wanted)) Atomics.wait(pause, 0, 0, 50);
  process.kill(process.pid, "SIGKILL");
\`;
new Worker(watcher, { eval: true, workerData: { wanted, parent: Number(parent) } }).once("online", () => {
  try {
    const database = new DatabaseSync(file, { timeout: 10000 });
    database.exec("PRAGMA auto_vacuum = INCREMENTAL; VACUUM; PRAGMA wal_checkpoint(TRUNCATE)");
    database.close();
  } catch (error) {
    process.stdout.write(error.message);
    process.exitCode = 1;
  }
  process.exit();
});
`;

/** What compacting takes: SQLite writes a copy first, and then the whole of it into the log. */
export function compactionNeed(file: string): CompactionNeed {
  const { bavail, bsize } = statfsSync(dirname(file));
  return { needed: 2 * statSync(file).size, available: bavail * bsize };
}

/** Compacts a history, once at a time. */
export interface Compactor {
  /**
   * Writes the database anew without what is free in it, so that from then on it shrinks by itself. Runs can be read
   * meanwhile; whoever has to write makes it give way.
   * @throws CompactionGaveWay, or an Error with what SQLite says, such as that the disk is full
   */
  compact(): Promise<void>;
  /** Makes a compaction that is under way in this process give way; does nothing else. */
  giveWay(): void;
}

export function createCompactor(file: string): Compactor {
  let isUnderWay = false;
  return {
    compact: async () => {
      forgetAsked(file);
      isUnderWay = true;
      try {
        await compactInChild(file);
      } finally {
        isUnderWay = false;
        forgetAsked(file);
      }
    },
    giveWay: () => {
      if (isUnderWay) askToGiveWay(file);
    },
  };
}

async function compactInChild(file: string): Promise<void> {
  const child = await startChild({
    argv: [process.execPath, "--no-warnings", "-e", work, file, wantedOf(file), String(process.pid)],
    // Where SQLite puts its copy, of which only this disk is known to have the room; it has no name there.
    env: { ELECTRON_RUN_AS_NODE: "1", SQLITE_TMPDIR: dirname(file) },
  });
  const [said, { exitCode, signal }] = await Promise.all([text(child.stdout), child.exited]);
  if (signal === "SIGKILL") throw new CompactionGaveWay();
  if (exitCode !== 0) throw new Error(said === "" ? `compacting ended with ${exitCode ?? signal}` : said);
}
