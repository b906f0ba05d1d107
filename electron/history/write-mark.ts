import type { DatabaseSync } from "node:sqlite";

/** Makes a function that gives another text after each write, of this process or another one. */
export function createWriteMark(database: DatabaseSync): () => string {
  const written = database.prepare(
    "SELECT total_changes() AS own, data_version AS others FROM pragma_data_version",
  );
  return () => Object.values(written.get() ?? {}).join();
}
