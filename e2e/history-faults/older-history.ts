import { mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createRuns } from "../../electron/history/migrations/0001-runs.ts";
import { createRunChanges } from "../../electron/history/migrations/0002-run-changes.ts";
import { addRunOptions } from "../../electron/history/migrations/0003-run-options.ts";
import { addStepDelegates } from "../../electron/history/migrations/0004-step-delegates.ts";
import { unpack } from "../../electron/history/packing.ts";
import { openRunsStore } from "../../electron/history/runs-store.ts";
import { writeNumbered } from "./write-numbered.ts";

/** How many migrations such a history has. */
export const olderFormat = 4;

/** Makes a history of the format before there was a search, with the numbered runs from 1 on. */
export function makeOlderHistory(file: string, runs: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const newer = `${file}.newer`;
  const store = openRunsStore(newer);
  for (let n = 1; n <= runs; n += 1) writeNumbered(store, n);
  store.close();
  unpackAll(newer);
  const older = new DatabaseSync(file);
  older.exec([createRuns, createRunChanges, addRunOptions, addStepDelegates].join(";"));
  older.exec(`PRAGMA user_version = ${olderFormat}; ATTACH '${newer}' AS newer`);
  for (const table of ["runs", "run_details", "steps", "step_data", "run_changes"]) {
    const names = older.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
    const columns = names.map(({ name }) => String(name)).join();
    older.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM newer.${table}`);
  }
  older.close();
  rmSync(newer);
}

/** That format had nothing compressed. */
function unpackAll(file: string): void {
  const database = new DatabaseSync(file);
  const write = database.prepare(
    "UPDATE step_data SET stdin = ?, stdout = ?, stderr = ?, delegated = ?, packed = 0 WHERE rowid = ?",
  );
  for (const row of database.prepare("SELECT rowid, * FROM step_data").all()) {
    const { stdin = null, stdout = null, stderr = null, delegated = null, rowid = null } = unpack(row);
    write.run(stdin, stdout, stderr, delegated, rowid);
  }
  database.close();
}
