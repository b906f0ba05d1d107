import { openDatabase } from "../../electron/history/database.ts";
import { createRunWriter, type NewRun } from "../../electron/history/run-writer.ts";
import type { RunsStore } from "../../electron/history/runs-store.ts";
import { makeRun, seeded } from "../history-runs.ts";
import { withoutTransactions } from "../one-transaction.ts";

/** Runs of one transaction while filling; what a commit takes is measured apart. */
const batch = 2000;

/** Fills a history with so many runs, the same ones each time. */
export function fillHistory(file: string, runs: number): void {
  const { database } = openDatabase(file);
  database.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
  const writer = createRunWriter(withoutTransactions(database), "NORMAL");
  const owned = { ...writer, begin: (run: NewRun) => writer.begin(run, "bench") };
  const random = seeded(1);
  for (let n = 0; n < runs; n += 1) {
    if (n % batch === 0) database.exec(n === 0 ? "BEGIN" : "COMMIT; BEGIN");
    writeRun(owned, n, random);
  }
  database.exec("COMMIT");
  database.close();
}

/** Writes the n-th run as it is written while it goes on: begun, step by step, finished. */
export function writeRun(
  writer: Pick<RunsStore, "begin" | "saveStep" | "finish">,
  n: number,
  random: () => number,
): void {
  const { begun, ended } = makeRun(n, random);
  const run = writer.begin(begun);
  for (const step of ended.steps) writer.saveStep(run.id, step);
  writer.finish({ ...run, ...ended });
}
