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
import { openRunsStore } from "./runs-store.ts";
import { sampleRun } from "./sample-run.ts";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "run-uids-"));
  file = join(directory, "history.db");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function uids(): readonly string[] {
  const database = new DatabaseSync(file);
  const rows = database.prepare("SELECT hex(uid) AS uid FROM runs ORDER BY id").all();
  database.close();
  return rows.map(({ uid }) => String(uid));
}

test("each run has a uid of its own, which it keeps, and no two runs can have the same", () => {
  const store = openRunsStore(file);
  const run = store.begin(sampleRun);
  store.begin(sampleRun);
  const before = uids();
  store.finish({ ...run, outcome: "succeeded", durationMs: 1 });
  store.close();
  expect(uids()).toEqual(before);
  expect(new Set(before).size).toBe(2);
  for (const uid of before) expect(uid).toMatch(/^[0-9A-F]{32}$/);

  const database = new DatabaseSync(file);
  expect(() => database.exec("UPDATE runs SET uid = (SELECT uid FROM runs WHERE id = 1)")).toThrow("UNIQUE");
  database.close();
});

/** The format of a history before there were uids. */
const before = [createRuns, createRunChanges, addRunOptions, addStepDelegates, createSearch, addPacked];

test("runs from before there were uids get them when the history is opened", () => {
  const older = new DatabaseSync(file);
  for (const migration of before) older.exec(migration);
  older.exec(`PRAGMA user_version = ${before.length}`);
  older.exec(`INSERT INTO runs (operation, target_id, network_name, netns, container_id, if_name, started_at, outcome, headline)
    VALUES ('ADD', 'lab', 'a', '', '', '', 1, 'failed', ''), ('ADD', 'lab', 'b', '', '', '', 2, 'failed', '')`);
  older.close();
  openRunsStore(file).close();
  expect(new Set(uids()).size).toBe(2);
});
