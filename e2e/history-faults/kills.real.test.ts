import { cpSync, mkdirSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { openRunsStore } from "../../electron/history/runs-store.ts";
import { checkCarried, finishImport, makeBundle, makeReceiving } from "./carried-history.ts";
import { checkCommitted, checkWritten } from "./check-history.ts";
import {
  checkKept,
  deletedIds,
  finishKeeping,
  keptRules,
  makeKeptHistory,
  runsSeen,
} from "./kept-history.ts";
import { directoryForEachTest, killsOfEach, random } from "./kill-kit.ts";
import { numberedRecord } from "./numbered-run.ts";
import { makeOlderHistory, olderFormat } from "./older-history.ts";
import { checkSound } from "./sound.ts";
import { killAtRandom, startTold, workMs } from "./told-process.ts";
import { type Commits, commitsOf, startWriter } from "./writer-process.ts";

const keeperProgram = new URL("./keeper.ts", import.meta.url);
const importerProgram = new URL("./importer.ts", import.meta.url);

/** Writers at once, and how many times in one history. */
const together = 4;
const rounds = 5;
/** Numbers of runs that a writer has for itself. */
const span = 10_000;

/** Of one test, in milliseconds, on a machine that has much else to do. */
const timeout = 60_000 + killsOfEach * 30_000;

const inside = directoryForEachTest();
/** Whoever opens a history next finds it as it is; nobody repairs it by hand. Its directory is another one each time. */
function makeRoom(round: number): string {
  const file = inside(String(round), "history.db");
  mkdirSync(dirname(file), { recursive: true });
  return file;
}
const clearRoom = (file: string) => rmSync(dirname(file), { recursive: true });

/** Starts writers at once and kills each at a moment of its own: while it opens the history, or while it writes. */
async function killSome(file: string, firstOf: (writer: number) => number): Promise<readonly Commits[]> {
  const all = Array.from({ length: together }, async (_, at) => {
    const writer = startWriter(file, at === 0 ? "store" : "command-line", firstOf(at));
    await writer.said(random.oneIn(5) ? 1 : 2 + random.below(24));
    // Not only right after a commit that it told of.
    return commitsOf(await killAtRandom(writer, random, 10));
  });
  return Promise.all(all);
}

test("kill -9 at any moment of writing loses no run that was committed", { timeout }, async () => {
  let killed = 0;
  let ended = 0;
  for (let history = 0; killed < killsOfEach; history += 1) {
    const file = makeRoom(history);
    const before: Commits[] = [];
    for (let round = 0; round < rounds && killed < killsOfEach; round += 1) {
      const already = killed;
      before.push(...(await killSome(file, (at) => (already + at) * span)));
      killed += together;
      checkSound(file);
    }
    await checkCommitted(file, before);
    ended += before.reduce((sum, commits) => sum + commits.ended.size, 0);
  }
  console.log(`${killed} times kill -9 while writing, ${ended} runs had ended before`);
  // Otherwise they were killed before they had written anything.
  expect(ended).toBeGreaterThan(killed);
});

test("kill -9 at any moment of a migration leaves the old format or the new one, with every run", {
  timeout,
}, async () => {
  const runs = 60;
  const older = inside("older.db");
  makeOlderHistory(older, runs);
  const copy = (round: number) => {
    const file = makeRoom(round);
    cpSync(older, file);
    return file;
  };
  const wholeMs = await workMs(startWriter(copy(-1), "command-line", 1, 0));
  let migrated = 0;
  const wanted = Math.ceil(killsOfEach / 2);
  for (let round = 0; round < wanted; round += 1) {
    const file = copy(round);
    // Two at once: one of them finds that the other one migrates, or has done so.
    const ways = ["store", "command-line"] as const;
    await Promise.all(ways.map((way) => killAtRandom(startWriter(file, way, 1, 0), random, 1.2 * wholeMs)));
    if (formatOf(file) !== olderFormat) migrated += 1;
    const store = openRunsStore(file);
    for (let id = 1; id <= runs; id += 1) expect(store.get(id)).toEqual(numberedRecord(id, id));
    expect(await store.facets({}, 1)).toMatchObject({ matching: runs, total: runs });
    store.close();
    checkSound(file);
    clearRoom(file);
  }
  console.log(
    `${2 * wanted} times kill -9 while migrating, which ${migrated} of ${wanted} times was done by then`,
  );
});

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

test("kill -9 at any moment of retention loses no run that stays, and brings none back that is gone", {
  timeout,
}, async () => {
  const kinds = [
    { wholes: inside("shrinking.db"), shrinks: true },
    { wholes: inside("to-be-compacted.db"), shrinks: false },
  ] as const;
  for (const { wholes, shrinks } of kinds) await makeKeptHistory(wholes, shrinks);
  const startKeeper = (file: string) =>
    startTold(keeperProgram, [file, JSON.stringify(keptRules), JSON.stringify(deletedIds)]);
  const copy = (round: number) => {
    const file = makeRoom(round);
    cpSync(kinds[Math.abs(round) % 2 === 0 ? 0 : 1].wholes, file);
    return file;
  };
  const wholeMs = await workMs(startKeeper(copy(-1)));
  const moments = new Map<string, number>();
  for (let round = 0; round < killsOfEach; round += 1) {
    const file = copy(round);
    const keeper = startKeeper(file);
    const writer = startWriter(file, "command-line", span, 20);
    await keeper.said(1);
    await setTimeout(random.below(Math.ceil(1.2 * wholeMs)));
    const seen = runsSeen(file);
    keeper.kill();
    writer.kill();
    const said = await keeper.gone();
    const written = commitsOf(await writer.gone());
    const last = said.at(-1) ?? "";
    moments.set(last, (moments.get(last) ?? 0) + 1);
    const store = openRunsStore(file);
    await checkKept(store, { said: new Set(said), seen });
    await checkWritten(store, written);
    await finishKeeping(store);
    await checkWritten(store, written);
    store.close();
    checkSound(file);
    clearRoom(file);
  }
  const after = [...moments].map(([last, times]) => `${times} after “${last}”`).join(", ");
  console.log(`${killsOfEach} times kill -9 of one that keeps the history in order: ${after}`);
});

test("kill -9 at any moment of an import leaves whole runs, none twice, and the next import goes on", {
  timeout,
}, async () => {
  const bundle = inside("runs.cnirun");
  const uids = await makeBundle(bundle);
  const receiving = (round: number) => {
    const file = makeRoom(round);
    makeReceiving(file, round % 2 === 0);
    return file;
  };
  const wholeMs = await workMs(startTold(importerProgram, [receiving(-1), bundle]));
  let all = 0;
  for (let round = 0; round < killsOfEach; round += 1) {
    const isEmpty = round % 2 === 0;
    const file = receiving(round);
    const importer = startTold(importerProgram, [file, bundle]);
    const writer = isEmpty ? null : startWriter(file, "command-line", span, 20);
    const said = await killAtRandom(importer, random, 1.2 * wholeMs);
    writer?.kill();
    const written = commitsOf((await writer?.gone()) ?? []);
    const added = Number(said.at(-1)?.split(" ")[1] ?? 0);
    const store = openRunsStore(file);
    const there = await checkCarried(store, uids, { added, isEmpty });
    await checkWritten(store, written);
    all += there;
    await finishImport(file, bundle, there);
    expect(await checkCarried(store, uids, { added: there, isEmpty })).toBe(uids.size);
    await checkWritten(store, written);
    store.close();
    checkSound(file);
    clearRoom(file);
  }
  console.log(
    `${killsOfEach} times kill -9 while importing, after ${Math.round(all / killsOfEach)} runs on average`,
  );
});
