import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createRuns } from "./migrations/0001-runs.ts";
import { createRunChanges } from "./migrations/0002-run-changes.ts";
import { addRunOptions } from "./migrations/0003-run-options.ts";
import { addStepDelegates } from "./migrations/0004-step-delegates.ts";
import { createSearch } from "./migrations/0005-search.ts";
import { addPacked } from "./migrations/0006-packed.ts";
import { addRunUids } from "./migrations/0007-run-uids.ts";
import { orderByTime } from "./migrations/0008-order.ts";
import { addRunDigests } from "./migrations/0009-run-digests.ts";
import { openRunsStore } from "./runs-store.ts";
import { sampleRun, sampleStep } from "./sample-run.ts";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "migrate-order-"));
  file = join(directory, "history.db");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const before = [
  createRuns,
  createRunChanges,
  addRunOptions,
  addStepDelegates,
  createSearch,
  addPacked,
  addRunUids,
  orderByTime,
  addRunDigests,
];
// Cells before the runs that a trigger counts in them.
const tables = ["words", "cells", "runs", "run_details", "steps", "step_data"];

/** Makes a database of the format before there were labels, with the runs of one of the newest format. */
function older(from: string): void {
  const old = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  old.exec([...before, "PRAGMA user_version = 9"].join(";"));
  old.exec(`ATTACH '${from}' AS newer`);
  for (const table of tables) {
    const names = old.prepare(`SELECT name FROM pragma_table_info('${table}')`).all();
    const columns = names.map(({ name }) => String(name)).filter((name) => name !== "runs");
    old.exec(`INSERT INTO main.${table} (${columns.join()}) SELECT ${columns.join()} FROM newer.${table}`);
  }
  old.close();
}

test("cells and their counts outlive the migration, and are used again by runs like theirs", async () => {
  const from = join(directory, "newer.db");
  const made = openRunsStore(from);
  const keep = (store: typeof made) => {
    const run = store.begin(sampleRun);
    store.saveStep(run.id, sampleStep);
    store.finish({ ...run, outcome: "succeeded", durationMs: 1, steps: [sampleStep] });
    return run.id;
  };
  for (let n = 0; n < 3; n += 1) keep(made);
  made.close();
  older(from);

  const store = openRunsStore(file);
  const all = await store.facets({}, 9);
  expect(all).toMatchObject({ matching: 3, total: 3 });
  expect(all.facets.outcome.values).toEqual([{ value: "succeeded", count: 3 }]);
  keep(store);
  expect(await store.facets({}, 9)).toMatchObject({ matching: 4, total: 4 });
  store.close();

  const look = new DatabaseSync(file);
  expect(look.prepare("SELECT count(*) AS n FROM cells WHERE runs > 0").get()).toEqual({ n: 1 });
  expect(look.prepare("PRAGMA foreign_key_check").all()).toEqual([]);
  expect(look.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
  look.close();
});
