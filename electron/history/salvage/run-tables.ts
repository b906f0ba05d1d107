import type { DatabaseSync } from "node:sqlite";

/** A table that has rows for single runs, and by which column. */
export interface RunTable {
  readonly table: string;
  readonly key: string;
}

/** Those that have rows for single runs; `runs` first, then as they were made, which is the order of their references. */
export function runTables(database: DatabaseSync): readonly RunTable[] {
  const withRuns = database.prepare(`
    SELECT m.name FROM sqlite_schema m JOIN pragma_table_list(m.name) l ON l.schema = 'main' AND l.type = 'table'
    WHERE EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'run_id') ORDER BY m.rowid`);
  return [
    { table: "runs", key: "id" },
    ...withRuns.all().map(({ name }) => ({ table: String(name), key: "run_id" })),
  ];
}
