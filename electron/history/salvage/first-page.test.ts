import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRunsStore } from "../runs-store.ts";
import { sampleRun, sampleStep } from "../sample-run.ts";
import { salvageRuns } from "./salvage-runs.ts";

const never = new AbortController().signal;
const runs = 30;
let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "first-page-"));
  file = join(directory, "history.db");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const ended = { outcome: "succeeded", durationMs: 1, steps: [sampleStep] } as const;

function fill(): void {
  const store = openRunsStore(file);
  for (let n = 0; n < runs; n += 1) {
    const run = store.begin(sampleRun);
    store.saveStep(run.id, sampleStep);
    store.finish({ ...run, ...ended });
  }
  store.close();
}

const pageBytes = 4096;

function wipeFirstPage(): void {
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, 0);
  closeSync(handle);
}

/** Opens the damaged history, saves what there is, and fails unless that is everything. */
async function expectAllSaved(): Promise<void> {
  const store = openRunsStore(file);
  const aside = store.setAside ?? "";
  const damaged = Buffer.alloc(pageBytes, 0xa5);
  expect(readFileSync(`${aside}.first-page-damaged`)).toEqual(damaged);
  expect(await salvageRuns(aside, file, never)).toMatchObject({ saved: runs, lost: 0, newest: runs });
  for (let id = 1; id <= runs; id += 1) expect(store.get(id)).toEqual({ ...sampleRun, ...ended, id });
  // New ones go on after them.
  expect(store.begin(sampleRun).id).toBe(runs + 1);
  store.close();
}

test("a history that has lost its first page gives back every run, under its number", async () => {
  fill();
  wipeFirstPage();
  await expectAllSaved();
});

test("the spare page follows a history that is written anew", async () => {
  fill();
  const older = new DatabaseSync(file);
  older.exec("PRAGMA auto_vacuum = NONE; VACUUM");
  older.close();
  const store = openRunsStore(file);
  const before = readFileSync(`${file}.first-page`);
  await store.compact();
  store.close();
  expect(readFileSync(`${file}.first-page`)).not.toEqual(before);
  wipeFirstPage();
  await expectAllSaved();
});

test("a history that has no spare page yet gets one, and a damaged one without is begun anew all the same", () => {
  fill();
  rmSync(`${file}.first-page`);
  openRunsStore(file).close();
  expect(readFileSync(`${file}.first-page`).length).toBeGreaterThan(pageBytes);
  rmSync(`${file}.first-page`);
  wipeFirstPage();
  const store = openRunsStore(file);
  expect(store.setAside).not.toBeNull();
  expect(store.begin(sampleRun).id).toBe(1);
  store.close();
});
