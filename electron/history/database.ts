import { chmodSync, closeSync, openSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { makeDirectory } from "../platform/make-directory.ts";
import { checkOwner } from "./check-owner.ts";
import { HistoryUnusable } from "./history-unusable.ts";
import { migrate } from "./migrate.ts";
import { keepFirstPage } from "./salvage/first-page.ts";
import { highestNumberIn, reserveNumbers } from "./salvage/reserve-numbers.ts";
import { setHistoryAside } from "./salvage/set-aside.ts";
import { saysDamaged, saysLocked } from "./sqlite-error.ts";

/** How long a statement waits for another process's write where nothing else is said, in milliseconds. */
const usualBusyTimeoutMs = 5000;

/** An open history. */
export interface OpenDatabase {
  readonly database: DatabaseSync;
  /** Where a damaged database was moved to before this one was made; `null` if there was none. */
  readonly setAside: string | null;
}

/**
 * Opens the history, makes it if it is not there (for its owner's eyes only) and brings it to the newest format.
 * A damaged one is moved aside and a new one begun, so that runs can be kept from now on.
 * @throws HistoryUnusable if a newer program wrote it, another user owns it, or it cannot be used as things stand.
 */
export function openDatabase(file: string, busyTimeoutMs: number = usualBusyTimeoutMs): OpenDatabase {
  makePrivate(file);
  const first = open(file, busyTimeoutMs);
  return "database" in first ? { ...first, setAside: null } : beginAfter(file, first.setAside, busyTimeoutMs);
}

/**
 * Begins a new history after one that was set aside.
 * @throws HistoryUnusable
 */
export function beginAfter(
  file: string,
  setAside: string,
  busyTimeoutMs: number = usualBusyTimeoutMs,
): OpenDatabase {
  makePrivate(file);
  const begun = open(file, busyTimeoutMs);
  if (!("database" in begun)) throw begun.error;
  reserveNumbers(begun.database, highestNumberIn(setAside));
  return { ...begun, setAside };
}

/** Opens the database, or moves it aside if it is damaged. */
function open(
  file: string,
  busyTimeoutMs: number,
): { readonly database: DatabaseSync } | { readonly setAside: string; readonly error: unknown } {
  const database = connect(file, busyTimeoutMs);
  try {
    if (isNew(database)) database.exec("PRAGMA auto_vacuum = INCREMENTAL");
    beginLog(database);
    database.exec("PRAGMA synchronous = FULL");
    migrate(database, file);
    // Reads one page of each table, so that damage at the roots shows now and not at the first run.
    database.exec(
      "SELECT max(id) FROM runs; SELECT max(run_id) FROM run_details; SELECT max(run_id) FROM steps; SELECT max(run_id) FROM step_data; SELECT max(run_id) FROM run_changes",
    );
    keepFirstPage(database, file);
    return { database };
  } catch (error) {
    // Moved before it is closed: closing removes the log that lies beside it, which may hold what can be saved.
    const setAside = saysDamaged(error) ? setHistoryAside(file) : null;
    database.close();
    if (setAside === null) throw asUnusable(file, error);
    return { setAside, error };
  }
}

/**
 * Many processes can read and write at once only with SQLite's log, which some file systems cannot have.
 * @throws Error if it cannot be had there
 */
function beginLog(database: DatabaseSync): void {
  const mode = database.prepare("PRAGMA journal_mode = WAL").get()?.journal_mode;
  if (mode !== "wal") {
    throw new Error("its file system has no memory that programs share, which SQLite needs for its log");
  }
}

/** Only a database without a page can be made so that it gives back what is deleted from it. */
function isNew(database: DatabaseSync): boolean {
  return database.prepare("PRAGMA page_count").get()?.page_count === 0;
}

function connect(file: string, busyTimeoutMs: number): DatabaseSync {
  try {
    return new DatabaseSync(file, { timeout: busyTimeoutMs, enableForeignKeyConstraints: true });
  } catch (error) {
    throw asUnusable(file, error);
  }
}

function asUnusable(file: string, error: unknown): HistoryUnusable {
  if (error instanceof HistoryUnusable) return error;
  return new HistoryUnusable(
    `The history in ${file} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`,
    saysLocked(error)
      ? "End the program that has it open, such as a backup or an SQLite browser, and try again."
      : "Make sure that this user may write there and that there is room on the disk, or name another place with XDG_STATE_HOME.",
    { cause: error },
  );
}

/** SQLite gives its -wal and -shm files the database's own mode, so it is enough to make the first file. */
function makePrivate(file: string): void {
  try {
    makeDirectory(dirname(file));
    checkOwner(dirname(file));
    checkOwner(file);
    chmodSync(dirname(file), 0o700);
    closeSync(openSync(file, "a", 0o600));
    chmodSync(file, 0o600);
  } catch (error) {
    throw asUnusable(file, error);
  }
}
