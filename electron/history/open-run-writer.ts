import { closeSync, fdatasyncSync, openSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { openDatabase } from "./database.ts";
import { askToGiveWay } from "./keeping/give-way.ts";
import { createRunWriter, type NewRun, type RunWriter } from "./run-writer.ts";
import { saysLocked } from "./sqlite-error.ts";

/**
 * How long a write waits for those of others, in milliseconds. Long, since SQLite lets whoever comes first have the
 * lock, not who waits longest.
 */
const busyTimeoutMs = 60_000;
/** Whoever has it for longer than this is most likely compacting it. */
const soonMs = 500;

/** The history for a program that only adds to it. */
export interface OpenRunWriter extends Omit<RunWriter, "begin" | "adopt"> {
  begin(run: NewRun): RunRecord;
  /** Where a damaged history was moved to when this one was opened; `null` if there was none. */
  readonly setAside: string | null;
  close(): void;
}

/**
 * Opens the history to write one run and go, which has to be quick: nothing is read back, and runs that dead
 * processes left under way are left to whoever reads the history.
 * @param owner the process that runs belong to while they are under way
 * @throws HistoryUnusable
 */
export function openRunWriter(file: string, owner: string): OpenRunWriter {
  const { database, setAside } = openDatabase(file, busyTimeoutMs);
  database.exec("PRAGMA synchronous = NORMAL");
  const writer = createRunWriter(database, "NORMAL");
  return {
    ...writer,
    begin: (run) => inTurn(database, file, () => writer.begin(run, owner)),
    finish: (run) => {
      inTurn(database, file, () => writer.finish(run));
      syncLog(file);
    },
    setAside,
    close: () => database.close(),
  };
}

/** Writes, and asks a compaction to give way where another process does not let it. */
function inTurn<T>(database: DatabaseSync, file: string, write: () => T): T {
  database.exec(`PRAGMA busy_timeout = ${soonMs}`);
  try {
    return write();
  } catch (error) {
    if (!saysLocked(error)) throw error;
    askToGiveWay(file);
  } finally {
    database.exec(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
  }
  return write();
}

/**
 * Waits until the disk has what was committed, as SQLite does itself with synchronous = FULL, but without keeping
 * the others from writing meanwhile. SQLite holds no locks on this file, which closing it would give up.
 */
function syncLog(file: string): void {
  const log = openSync(`${file}-wal`, "r+");
  try {
    fdatasyncSync(log);
  } finally {
    closeSync(log);
  }
}
