import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { hasErrorCode } from "../../platform/error-code.ts";
import { runTables } from "./run-tables.ts";

/**
 * The first page of a database says where its tables begin, and without it none is found. A spare one lies beside each
 * history: a whole page, which lists only what runs are saved from, and behind it of which layout it is.
 */
const spareOf = (file: string) => `${file}.first-page`;
/** The page that a spare one was put in the place of. */
const replacedOf = (file: string) => `${file}.first-page-damaged`;

/** Offsets in the header of a database (sqlite.org/fileformat2.html). */
const header = {
  writeVersion: 18,
  readVersion: 19,
  changes: 24,
  format: 44,
  encoding: 56,
  validFor: 92,
  kind: 100,
};
const wal = 2;
const newestFormat = 4;
const utf8 = 1;
/** A page of a table's own rows, with no others below it. */
const leaf = 13;

/**
 * Sees to it that the spare page is of the layout that the history has now, which costs next to nothing if it is.
 * Where it cannot be written, the history does without: whoever opens it next tries again.
 */
export function keepFirstPage(database: DatabaseSync, file: string): void {
  const layout = layoutOf(database);
  const spare = readIfThere(spareOf(file));
  if (spare?.subarray(-layout.length).equals(layout)) return;
  const temporary = `${spareOf(file)}.${process.pid}`;
  try {
    writeFileSync(temporary, "", { mode: 0o600 });
    writeFileSync(temporary, Buffer.concat([makeFirstPage(database, temporary), layout]));
    renameSync(temporary, spareOf(file));
  } catch {
    rmSync(temporary, { force: true });
  }
}

/** Moves the spare page along with a history that is set aside. */
export function moveFirstPage(file: string, aside: string): void {
  try {
    renameSync(spareOf(file), spareOf(aside));
  } catch (error) {
    if (!hasErrorCode(error, "ENOENT")) throw error;
  }
}

/**
 * Puts the spare page into the place of a damaged history's own, where that one does not say any more where the tables
 * are. What was there is kept beside it.
 */
export function mendFirstPage(damagedFile: string): void {
  const spare = readIfThere(spareOf(damagedFile));
  if (spare === null || findsRuns(damagedFile)) return;
  const page = spare.subarray(0, pageSizeOf(spare));
  const handle = openSync(damagedFile, "r+");
  try {
    const before = Buffer.alloc(page.length);
    readSync(handle, before, 0, before.length, 0);
    writeFileSync(replacedOf(damagedFile), before, { mode: 0o600 });
    writeSync(handle, page, 0, page.length, 0);
  } finally {
    closeSync(handle);
  }
}

/** What changes with every change of where a table begins. */
function layoutOf(database: DatabaseSync): Buffer {
  const version = database.prepare("PRAGMA schema_version").get()?.schema_version;
  const roots = database.prepare("SELECT group_concat(rootpage) AS roots FROM sqlite_schema").get()?.roots;
  return Buffer.from(`layout ${version}: ${roots}\n`);
}

/** Lets SQLite write a page that lists the tables of runs as they lie in the database. */
function makeFirstPage(database: DatabaseSync, temporary: string): Buffer {
  const names = JSON.stringify(["sqlite_sequence", ...runTables(database).map(({ table }) => table)]);
  const rows = database
    .prepare(`
      SELECT type, name, tbl_name, rootpage, sql FROM sqlite_schema
      WHERE tbl_name IN (SELECT value FROM json_each(?)) AND (type = 'table' OR sql IS NULL)`)
    .all(names);
  const pageSize = Number(database.prepare("PRAGMA page_size").get()?.page_size);
  const scratch = new DatabaseSync(temporary, { defensive: false });
  try {
    scratch.exec(`PRAGMA page_size = ${pageSize}; PRAGMA journal_mode = MEMORY; PRAGMA writable_schema = ON`);
    const add = scratch.prepare("INSERT INTO sqlite_schema VALUES (?, ?, ?, ?, ?)");
    scratch.exec("BEGIN");
    for (const { type = null, name = null, tbl_name = null, rootpage = null, sql = null } of rows) {
      add.run(type, name, tbl_name, rootpage, typeof sql === "string" ? sql.replaceAll(/\s+/g, " ") : sql);
    }
    scratch.exec("COMMIT");
  } finally {
    scratch.close();
  }
  const page = readFileSync(temporary).subarray(0, pageSize);
  if (page[header.kind] !== leaf) throw new RangeError("The tables of runs do not fit into one page.");
  return withHeader(page);
}

/** As a database in WAL mode has it, whose length is that of its file. */
function withHeader(page: Buffer): Buffer {
  page[header.writeVersion] = wal;
  page[header.readVersion] = wal;
  page.writeUInt32BE(newestFormat, header.format);
  page.writeUInt32BE(utf8, header.encoding);
  // What the header says of the length counts only where these two are the same.
  page.writeUInt32BE(1, header.changes);
  page.writeUInt32BE(0, header.validFor);
  return page;
}

/** 1 stands for the largest, which a field of two bytes cannot hold. */
function pageSizeOf(page: Buffer): number {
  const size = page.readUInt16BE(16);
  return size === 1 ? 65_536 : size;
}

/** Whether a database says where its runs are. */
function findsRuns(damagedFile: string): boolean {
  const damaged = new DatabaseSync(damagedFile, { readOnly: true });
  try {
    for (const table of ["runs", "run_details", "steps", "step_data"])
      damaged.prepare(`SELECT * FROM ${table}`);
    return true;
  } catch {
    return false;
  } finally {
    damaged.close();
    rmSync(`${damagedFile}-shm`, { force: true });
  }
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (hasErrorCode(error, "ENOENT")) return null;
    throw error;
  }
}
