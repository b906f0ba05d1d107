/**
 * Migration, import, backup, compaction and retention on a disk that is full; another process for tests, which may
 * mount what it likes:
 *
 *     unshare -rm node full-disk-chores-program.ts DIRECTORY
 *
 * It mounts a small tmpfs there, fails where something was lost, and prints what was said as JSON.
 */
import { deepStrictEqual, ok } from "node:assert";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { backUpHistory } from "../../electron/history/carry/back-up.ts";
import { openBundleImport } from "../../electron/history/carry/import-bundle.ts";
import { openRunsStore, type RunsStore } from "../../electron/history/runs-store.ts";
import { makeFileAtomically } from "../../electron/platform/atomic-write.ts";
import { messageOf } from "../../electron/services/message-of.ts";
import { keepEverything } from "../../shared/history/retention.ts";
import { makeBundle } from "./carried-history.ts";
import { fillDisk, freeBytes } from "./fill-disk.ts";
import { numberedRecord, numberOf } from "./numbered-run.ts";
import { makeOlderHistory, olderFormat } from "./older-history.ts";
import { checkSound } from "./sound.ts";

/** What each of them said on the full disk. */
export interface ChoresSaid {
  readonly migration: string;
  readonly imported: string;
  readonly backup: string;
  readonly compaction: string;
}

const [directory = ""] = process.argv.slice(2);
execFileSync("mount", ["-t", "tmpfs", "-o", "size=40m", "none", directory]);
const file = join(directory, "history.db");
const filler = join(directory, "filler");
const never = new AbortController().signal;
/** Of the older history; the bundle's runs have the same numbers. */
const runs = 60;

/** Why something fails on a full disk. */
async function saidOnFullDisk(but: number, work: () => unknown): Promise<string> {
  const makeRoom = fillDisk(filler, but);
  try {
    await work();
    return "";
  } catch (error) {
    return messageOf(error);
  } finally {
    makeRoom();
  }
}

function pragmaOf(name: string): unknown {
  const database = new DatabaseSync(file);
  try {
    return Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];
  } finally {
    database.close();
  }
}

async function checkWhole(store: RunsStore): Promise<number> {
  const { runs: there } = await store.page({}, { limit: 10_000 });
  for (const { id, containerId } of there) {
    deepStrictEqual(store.get(id), numberedRecord(numberOf(containerId), id));
  }
  return there.length;
}

makeOlderHistory(file, runs);
const migration = await saidOnFullDisk(0, () => openRunsStore(file).close());
deepStrictEqual(pragmaOf("user_version"), olderFormat);
deepStrictEqual(pragmaOf("integrity_check"), "ok");
let store = openRunsStore(file);
deepStrictEqual(await checkWhole(store), runs);

const bundle = join(directory, "runs.cnirun");
const { size: carried } = await makeBundle(bundle);
const importAll = async () => {
  const opened = openBundleImport(bundle, file);
  try {
    return await opened.run(never, () => {});
  } finally {
    opened.close();
  }
};
const imported = await saidOnFullDisk(2_000_000, importAll);
const some = await checkWhole(store);
ok(some > runs && some < runs + carried, `${some} runs are there`);
const { added, known } = await importAll();
deepStrictEqual([added, known], [runs + carried - some, some - runs]);
deepStrictEqual(await checkWhole(store), runs + carried);

const before = readdirSync(directory);
const copy = join(directory, "copy.db");
const backup = await saidOnFullDisk(400_000, () =>
  makeFileAtomically(copy, 0o600, (temporary) => backUpHistory(file, temporary, () => {})),
);
deepStrictEqual(readdirSync(directory), before);

store.close();
const older = new DatabaseSync(file);
older.exec("PRAGMA auto_vacuum = NONE; VACUUM");
older.close();
store = openRunsStore(file);
const compaction = await saidOnFullDisk(400_000, store.compact);
deepStrictEqual(await checkWhole(store), runs + carried);
deepStrictEqual(readdirSync(directory).sort(), before.sort());
await store.compact();
const free = freeBytes(file);
await store.applyRetention({ ...keepEverything, runs: 20 }, never);
await store.sweep(never);
await store.giveBack(never);
deepStrictEqual(await checkWhole(store), 20);
ok(freeBytes(file) > free + 1_000_000, "retention gives the room back");
store.close();
checkSound(file);
const said: ChoresSaid = { migration, imported, backup, compaction };
console.log(JSON.stringify(said));
