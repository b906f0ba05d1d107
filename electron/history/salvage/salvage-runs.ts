import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { openDatabase } from "../database.ts";
import { interruptOrphans } from "../interrupt-orphans.ts";
import { createRunIndexer } from "../search/index-run.ts";
import { takeTurns } from "../search/take-turns.ts";
import { inTransaction } from "../transaction.ts";
import { mendFirstPage } from "./first-page.ts";
import { createRunRowsReader, type Row, type RunRows } from "./read-run.ts";
import { runNumbers } from "./run-numbers.ts";
import { type RunTable, runTables } from "./run-tables.ts";

/** What came of saving. */
export interface Salvaged {
  /** Runs that the new history has now. */
  readonly saved: number;
  /** Runs that were found and could not be read, or are not as they were written. */
  readonly lost: number;
  /** The highest number of those that were saved; `null` if there is none. */
  readonly newest: number | null;
}

/** How long the rest of the process waits for a part of the work, in milliseconds, without the commit. */
const sliceMs = 10;

/**
 * Copies every run that can still be read from a damaged history into the one that is in use, in slices between which
 * everything else goes on. Runs that are there already are left as they are, so that it may be done again.
 * @throws AbortError; SQLite's error where the new history cannot take it
 */
export async function salvageRuns(damagedFile: string, file: string, signal: AbortSignal): Promise<Salvaged> {
  const { database } = openDatabase(file);
  mendFirstPage(damagedFile);
  const damaged = new DatabaseSync(damagedFile, { readOnly: true });
  try {
    const copy = createCopier(damaged, database);
    const counts = { saved: 0, lost: 0, missing: 0 };
    let newest: number | null = null;
    const numbers = runNumbers(damaged);
    for (let next = numbers.next(); !next.done; ) {
      inTransaction(database, () => {
        const until = performance.now() + sliceMs;
        for (; !next.done && performance.now() < until; next = numbers.next()) {
          const came = copy(next.value);
          counts[came] += 1;
          if (came === "saved") newest = next.value;
        }
      });
      await takeTurns(signal);
    }
    interruptOrphans(database);
    return { ...counts, newest };
  } catch (error) {
    // A schema that cannot be read has nothing in it to be saved.
    if (isUnreadable(damaged)) return { saved: 0, lost: 0, newest: null };
    throw error;
  } finally {
    damaged.close();
    database.close();
    // Made by reading.
    rmSync(`${damagedFile}-shm`, { force: true });
  }
}

function isUnreadable(damaged: DatabaseSync): boolean {
  try {
    damaged.prepare("SELECT count(*) FROM sqlite_schema").get();
    return false;
  } catch {
    return true;
  }
}

/** Makes a function that copies one run inside the caller's transaction, and says what came of it. */
function createCopier(
  damaged: DatabaseSync,
  database: DatabaseSync,
): (id: number) => "saved" | "lost" | "missing" {
  const tables = runTables(database);
  const read = createRunRowsReader(damaged, tables);
  const writers = new Map(tables.map((each) => [each.table, createRowWriter(database, each)]));
  const there = database.prepare(
    "SELECT id FROM runs WHERE id = $id AND started_at = $startedAt AND container_id = $containerId",
  );
  const taken = database.prepare("SELECT id FROM runs WHERE id = ?");
  const next = database.prepare("SELECT max(id) + 1 AS id FROM runs");
  const index = createRunIndexer(database);
  return (id) => {
    let rows: RunRows | null;
    try {
      rows = read(id);
    } catch {
      return "lost";
    }
    const run = rows?.get("runs")?.[0];
    if (rows === null || run === undefined) return "missing";
    const { started_at: startedAt = null, container_id: containerId = null } = run;
    if (there.get({ id, startedAt, containerId }) !== undefined) return "saved";
    // Somebody else has begun a run of that number in the new history.
    const free = taken.get(id) === undefined ? id : Number(next.get()?.id);
    for (const [table, some] of rows) for (const row of some) writers.get(table)?.(row, free);
    index(free);
    return "saved";
  };
}

function createRowWriter(database: DatabaseSync, { table, key }: RunTable): (row: Row, id: number) => void {
  // The cell is another one in another history.
  const known = database
    .prepare("SELECT name FROM pragma_table_info(?)")
    .all(table)
    .map(({ name }) => String(name))
    .filter((name) => name !== "cell");
  const list = (names: readonly string[]) => names.map((name) => `"${name}"`).join();
  const prepare = (columns: readonly string[]) => ({
    columns,
    statement: database.prepare(
      `INSERT INTO "${table}" (${list(columns)}) VALUES (${columns.map(() => "?").join()})`,
    ),
  });
  let writer: ReturnType<typeof prepare> | undefined;
  return (row, id) => {
    // All rows of one history have the same columns.
    writer ??= prepare(known.filter((name) => name in row));
    writer.statement.run(...writer.columns.map((name) => (name === key ? id : (row[name] ?? null))));
  };
}
