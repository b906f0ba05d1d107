import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRunWriter } from "../open-run-writer.ts";
import { openRunsStore, type RunsStore } from "../runs-store.ts";
import { sampleRun } from "../sample-run.ts";
import { saysLocked } from "../sqlite-error.ts";
import { CompactionGaveWay } from "./give-way.ts";

/** So much that SQLite is busy with it for a good while, on whatever machine. */
const megabytes = 150;
/** On a busy machine SQLite can be done before the other one begins to write; then nothing was tried. */
const again = { retry: 3 };

const inMemory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
let directory: string;
let file: string;
let store: RunsStore;
beforeEach(() => {
  directory = mkdtempSync(join(inMemory, "compact-"));
  file = join(directory, "history.db");
  openRunsStore(file).close();
  const older = new DatabaseSync(file);
  older.exec("PRAGMA auto_vacuum = NONE; VACUUM; CREATE TABLE filler (bytes)");
  const fill = older.prepare("INSERT INTO filler VALUES (zeroblob(1000000))");
  older.exec("BEGIN");
  for (let n = 0; n < megabytes; n += 1) fill.run();
  older.exec("COMMIT");
  older.close();
  store = openRunsStore(file);
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

/** Resolves once a compaction has the history to itself. */
async function locked(): Promise<void> {
  const other = new DatabaseSync(file, { timeout: 0 });
  try {
    for (;;) {
      other.exec("BEGIN IMMEDIATE; ROLLBACK");
      await setTimeout(1);
    }
  } catch (error) {
    if (!saysLocked(error)) throw error;
  } finally {
    other.close();
  }
}

test(
  "a run that begins while the history is compacted is kept, and compacting is given up",
  again,
  async () => {
    const compacted = store.compact();
    const gaveWay = expect(compacted).rejects.toThrow(CompactionGaveWay);
    await locked();
    const run = store.begin(sampleRun);
    store.finish({ ...run, outcome: "succeeded", durationMs: 1 });
    await gaveWay;
    expect(store.get(run.id)?.outcome).toBe("succeeded");
    expect(store.usage().shrinks).toBe(false);
    // Nothing of it is left but the log, which is used again.
    const files = ["history.db", "history.db-shm", "history.db-wal", "history.db.first-page"];
    expect(readdirSync(directory).sort()).toEqual(files);

    await store.compact();
    expect(store.usage()).toMatchObject({ shrinks: true, freeBytes: 0 });
    expect(store.get(run.id)?.outcome).toBe("succeeded");
  },
);

test("the command line's run makes it give way, too", again, async () => {
  const gaveWay = expect(store.compact()).rejects.toThrow(CompactionGaveWay);
  await locked();
  const writer = openRunWriter(file, "somebody");
  const run = writer.begin(sampleRun);
  writer.finish({ ...run, outcome: "succeeded", durationMs: 1 });
  writer.close();
  await gaveWay;
  expect(store.get(run.id)?.outcome).toBe("succeeded");
});

test("a history that is closed is not compacted on", again, async () => {
  const gaveWay = expect(store.compact()).rejects.toThrow(CompactionGaveWay);
  await locked();
  store.close();
  await gaveWay;
  store = openRunsStore(file);
  expect(store.usage().shrinks).toBe(false);
});
