import { closeSync, cpSync, mkdirSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openLastingStore } from "../../electron/history/lasting-store.ts";
import { RunDamaged } from "../../electron/history/run-damaged.ts";
import { openRunsStore, type RunsStore } from "../../electron/history/runs-store.ts";
import { salvageRuns } from "../../electron/history/salvage/salvage-runs.ts";
import { markSaved, unsavedHistories } from "../../electron/history/salvage/set-aside.ts";
import { Random } from "../../electron/libcni/testing/random.ts";
import { parseQuery } from "../../shared/history/parse-query.ts";
import { numberedRecord, numberOf } from "./numbered-run.ts";
import { checkSound } from "./sound.ts";
import { writeNumbered } from "./write-numbered.ts";

/** How many histories are damaged, each in a way of its own, and how many runs they hold. */
const seeds = Number(process.env.CNITOOL_DESKTOP_SEEDS ?? 5);
const firstSeed = Number(process.env.CNITOOL_DESKTOP_SEED ?? 1);
const runs = Number(process.env.CNITOOL_DESKTOP_RUNS ?? 600);

const never = new AbortController().signal;
let directory: string;
let whole: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "damage-"));
  whole = join(directory, "whole.db");
  const store = openRunsStore(whole);
  for (let n = 1; n <= runs; n += 1) writeNumbered(store, n);
  store.close();
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** A history of the same runs in a directory of its own. */
function copyWhole(name: string): string {
  const file = join(directory, name, "history.db");
  mkdirSync(join(file, ".."));
  for (const end of ["", ".first-page"]) cpSync(`${whole}${end}`, `${file}${end}`);
  return file;
}

/** Writes random bytes over some places of a file: a few bytes, or some pages; sparing what lies before `from`. */
function damage(file: string, random: Random, from: number): void {
  const { size } = statSync(file);
  const handle = openSync(file, "r+");
  for (let places = 1 + random.below(8); places > 0; places -= 1) {
    const bytes = Buffer.from(
      Array.from({ length: 1 + random.below(random.oneIn(3) ? 20_000 : 60) }, () => random.below(256)),
    );
    writeSync(handle, bytes, 0, bytes.length, from + random.below(size - from - bytes.length));
  }
  closeSync(handle);
}

/** Writes random bytes over some of the first page, and its beginning. */
function damageFirstPage(file: string, random: Random): void {
  const handle = openSync(file, "r+");
  const page = 4096;
  for (const from of [random.below(page), 0]) {
    const bytes = Buffer.from(
      Array.from({ length: 1 + random.below(page - from - 1) }, () => random.below(256)),
    );
    writeSync(handle, bytes, 0, bytes.length, from);
  }
  closeSync(handle);
}

/** What the program does in the background. */
async function saveAll(file: string): Promise<number> {
  let lost = 0;
  for (const aside of unsavedHistories(file)) {
    lost += (await salvageRuns(aside, file, never)).lost;
    markSaved(aside);
  }
  return lost;
}

/** Looks at everything; each run that there is has to be as it was written, or has to say that it is not. */
async function lookAtAll(store: RunsStore): Promise<{ readonly whole: number; readonly damaged: number }> {
  const counts = { whole: 0, damaged: 0 };
  for (let id = 1; id <= runs; id += 1) {
    try {
      const run = store.get(id);
      if (run === null) continue;
      expect(run).toEqual(numberedRecord(numberOf(run.runtimeConf.containerId), id));
      counts.whole += 1;
    } catch (error) {
      if (!(error instanceof RunDamaged)) throw error;
      counts.damaged += 1;
    }
  }
  for (const words of ["", "net:net-3", "numbered", "outcome:failed 10.7", "container step"]) {
    const { query } = parseQuery(words);
    await store.page(query, { limit: 2 * runs });
    await store.facets(query, 10);
  }
  return counts;
}

test.each(Array.from({ length: seeds }, (_, at) => firstSeed + at))(
  "a history that is damaged at random, seed %i, is opened, and what is read or saved of it is what was written",
  async (seed) => {
    const random = new Random(seed);
    const file = copyWhole(String(seed));
    damage(file, random, 0);
    const replaced: string[] = [];
    const store = openLastingStore(file, ({ reason }) => replaced.push(reason));
    const lostAtOnce = await saveAll(file);
    await lookAtAll(store);
    const lost = lostAtOnce + (await saveAll(file));
    // Now it is another one, or one in which single runs are damaged.
    const counts = await lookAtAll(store);
    expect(await saveAll(file)).toBe(0);
    console.log(
      `seed ${seed}: ${counts.whole} of ${runs} runs are whole, ${counts.damaged} damaged, ${lost} could not be saved; ${store.setAside === null ? replaced.join() || "left as it is" : "set aside at once"}`,
    );
    const id = writeNumbered(store, runs + 1);
    expect(id).toBeGreaterThan(counts.whole);
    expect(store.get(id)).toEqual(numberedRecord(runs + 1, id));
    store.close();
    const again = openRunsStore(file);
    expect(again.setAside).toBeNull();
    expect(again.get(id)).toEqual(numberedRecord(runs + 1, id));
    again.close();
    if (store.setAside !== null || replaced.length > 0) checkSound(file);
    rmSync(join(file, ".."), { recursive: true });
  },
);

test.each(Array.from({ length: Math.ceil(seeds / 4) }, (_, at) => firstSeed + at))(
  "a history whose first page is damaged at random, seed %i, gives back every run",
  async (seed) => {
    const random = new Random(seed);
    const file = copyWhole(`first-${seed}`);
    damageFirstPage(file, random);
    const store = openLastingStore(file, () => {});
    await saveAll(file);
    expect(await lookAtAll(store)).toEqual({ whole: runs, damaged: 0 });
    expect(writeNumbered(store, runs + 1)).toBeGreaterThan(runs);
    store.close();
    rmSync(join(file, ".."), { recursive: true });
  },
);
