import { deepStrictEqual } from "node:assert";
import { DatabaseSync } from "node:sqlite";

/** Fails unless SQLite and its full-text search find the file sound. */
export function checkSound(file: string): void {
  const database = new DatabaseSync(file);
  try {
    deepStrictEqual(
      database
        .prepare("PRAGMA integrity_check")
        .all()
        .map((row) => Object.values(row)),
      [["ok"]],
    );
    deepStrictEqual(database.prepare("PRAGMA foreign_key_check").all(), []);
    for (const table of ["run_search", "words_search"]) {
      database.exec(`INSERT INTO ${table} (${table}) VALUES ('integrity-check')`);
    }
  } finally {
    database.close();
  }
}
