import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRunsStore } from "../../electron/history/runs-store.ts";
import { Random } from "../../electron/libcni/testing/random.ts";
import { checkCommitted } from "./check-history.ts";
import { numberedRecord } from "./numbered-run.ts";
import { makeOlderHistory, olderFormat } from "./older-history.ts";
import { checkSound } from "./sound.ts";
import { type Commits, startWriter } from "./writer-process.ts";

/**
 * kill -9 at random moments: so many times, a fifth of them while a history is migrated. CNITOOL_DESKTOP_KILLS is for
 * more, CNITOOL_DESKTOP_SEED for other moments.
 */
const kills = Number(process.env.CNITOOL_DESKTOP_KILLS ?? 60);
const random = new Random(Number(process.env.CNITOOL_DESKTOP_SEED ?? 1));

/** Writers at once, and how many times in one history. */
const together = 4;
const rounds = 5;
/** Numbers of runs that a writer has for itself. */
const span = 10_000;

/** What a process wrote outlives it whatever the disk has seen, which is only slow. */
const inMemory = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(inMemory, "kills-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** Starts writers at once and kills each at a moment of its own: while it opens the history, or while it writes. */
async function killSome(file: string, firstOf: (writer: number) => number): Promise<readonly Commits[]> {
  const all = Array.from({ length: together }, async (_, at) => {
    const writer = startWriter(file, at === 0 ? "store" : "command-line", firstOf(at));
    await writer.said(random.oneIn(5) ? 1 : 2 + random.below(24));
    // Not only right after a commit that it told of.
    await setTimeout(random.below(10));
    writer.kill();
    return writer.gone();
  });
  return Promise.all(all);
}

test("kill -9 at any moment of writing loses no run that was committed", async () => {
  const wanted = Math.ceil((kills * 4) / 5);
  let killed = 0;
  let ended = 0;
  for (let history = 0; killed < wanted; history += 1) {
    const file = join(directory, String(history), "history.db");
    mkdirSync(join(file, ".."));
    const before: Commits[] = [];
    for (let round = 0; round < rounds && killed < wanted; round += 1) {
      const already = killed;
      before.push(...(await killSome(file, (at) => (already + at) * span)));
      killed += together;
      // Whoever opens it next finds it as it is; nobody repairs it by hand.
      checkSound(file);
    }
    await checkCommitted(file, before);
    ended += before.reduce((sum, commits) => sum + commits.ended.size, 0);
  }
  console.log(`${killed} times kill -9 while writing, ${ended} runs had ended before`);
  // Otherwise they were killed before they had written anything.
  expect(ended).toBeGreaterThan(killed);
});

test("kill -9 at any moment of a migration leaves the old format or the new one, with every run", async () => {
  const runs = 60;
  const older = join(directory, "older.db");
  makeOlderHistory(older, runs);
  const wholeMs = await migrationMs(older);
  let migrated = 0;
  const wanted = Math.ceil(kills / 5 / 2);
  for (let round = 0; round < wanted; round += 1) {
    const file = join(directory, String(round), "history.db");
    cpSync(older, file);
    await Promise.all(
      // Two at once: one of them finds that the other one migrates, or has done so.
      (["store", "command-line"] as const).map(async (way) => {
        const migrating = startWriter(file, way, 1, 0);
        await migrating.said(1);
        await setTimeout(random.below(Math.ceil(2 * wholeMs)));
        migrating.kill();
        await migrating.gone();
      }),
    );
    if (formatOf(file) !== olderFormat) migrated += 1;
    const store = openRunsStore(file);
    for (let id = 1; id <= runs; id += 1) expect(store.get(id)).toEqual(numberedRecord(id, id));
    expect(await store.facets({}, 1)).toMatchObject({ matching: runs, total: runs });
    store.close();
    checkSound(file);
    rmSync(join(file, ".."), { recursive: true });
  }
  console.log(
    `${2 * wanted} times kill -9 while migrating, which ${migrated} of ${wanted} times was done by then`,
  );
});

/** How long another process takes to migrate a copy, so that it can be killed in the middle. */
async function migrationMs(older: string): Promise<number> {
  const file = join(directory, "measured", "history.db");
  cpSync(older, file);
  const migrating = startWriter(file, "command-line", 1, 0);
  await migrating.said(1);
  const began = performance.now();
  await migrating.said(2);
  const ms = performance.now() - began;
  await migrating.gone();
  return ms;
}

/** Which format a file has, as a program sees it that is of no version of ours. */
function formatOf(file: string): number {
  const database = new DatabaseSync(file);
  try {
    const format = Number(Object.values(database.prepare("PRAGMA user_version").get() ?? {})[0]);
    const cells = database.prepare("SELECT name FROM sqlite_schema WHERE name = 'cells'").all();
    expect(cells.length).toBe(format === olderFormat ? 0 : 1);
    return format;
  } finally {
    database.close();
  }
}
