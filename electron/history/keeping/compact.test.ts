import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRunWriter } from "../open-run-writer.ts";
import { openRunsStore, type RunsStore } from "../runs-store.ts";
import { sampleRun } from "../sample-run.ts";
import { saysLocked } from "../sqlite-error.ts";
import { CompactionGaveWay, wantedOf } from "./give-way.ts";

/** So much that SQLite is busy with it for a moment, in which its process can be stopped. */
const megabytes = 60;

const inMemory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
let directory: string;
let file: string;
let store: RunsStore;
let resuming: Worker | null = null;
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
afterEach(async () => {
  await resuming?.terminate();
  resuming = null;
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

/**
 * Resolves once a compaction has the history to itself, and stops its process there: it goes on when somebody has asked
 * for their turn, however long that takes, and cannot be done before.
 */
async function stoppedInTheMiddle(): Promise<void> {
  const other = new DatabaseSync(file, { timeout: 0 });
  try {
    for (;;) {
      other.exec("BEGIN IMMEDIATE; ROLLBACK");
      await setTimeout(1);
    }
  } catch (error) {
    if (!saysLocked(error)) throw error;
    const pid = compactingProcess();
    process.kill(pid, "SIGSTOP");
    // A thread of its own, since whoever writes keeps this one waiting.
    resuming = new Worker(goOnWhenAsked, { eval: true, workerData: { wanted: wantedOf(file), pid } });
  } finally {
    other.close();
  }
}

const goOnWhenAsked = `
const { existsSync } = require("node:fs");
const { wanted, pid } = require("node:worker_threads").workerData;
const timer = setInterval(() => {
  if (!existsSync(wanted)) return;
  clearInterval(timer);
  process.kill(pid, "SIGCONT");
}, 5);
`;

/** The process of ours that was started with the history's name. */
function compactingProcess(): number {
  const tasks = `/proc/${process.pid}/task`;
  const children = readdirSync(tasks).flatMap((task) =>
    readFileSync(join(tasks, task, "children"), "utf8")
      .trim()
      .split(" "),
  );
  const found = children.find(
    (pid) => pid !== "" && readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(file),
  );
  if (found === undefined) throw new Error("nobody compacts");
  return Number(found);
}

test("a run that begins while the history is compacted is kept, and compacting is given up", async () => {
  const compacted = store.compact();
  const gaveWay = expect(compacted).rejects.toThrow(CompactionGaveWay);
  await stoppedInTheMiddle();
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
});

test("the command line's run makes it give way, too", async () => {
  const gaveWay = expect(store.compact()).rejects.toThrow(CompactionGaveWay);
  await stoppedInTheMiddle();
  const writer = openRunWriter(file, "somebody");
  const run = writer.begin(sampleRun);
  writer.finish({ ...run, outcome: "succeeded", durationMs: 1 });
  writer.close();
  await gaveWay;
  expect(store.get(run.id)?.outcome).toBe("succeeded");
});

test("a history that is closed is not compacted on", async () => {
  const gaveWay = expect(store.compact()).rejects.toThrow(CompactionGaveWay);
  await stoppedInTheMiddle();
  store.close();
  await gaveWay;
  store = openRunsStore(file);
  expect(store.usage().shrinks).toBe(false);
});
