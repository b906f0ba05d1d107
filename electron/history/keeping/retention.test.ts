import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepEverything, type RetentionRules } from "../../../shared/history/retention.ts";
import { openRunsStore, type RunsStore } from "../runs-store.ts";
import { sampleRun, sampleStep } from "../sample-run.ts";

let directory: string;
let file: string;
let store: RunsStore;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "retention-"));
  file = join(directory, "history.db");
  store = openRunsStore(file);
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

const never = new AbortController().signal;
const dayMs = 86_400_000;

/** A run of so many days ago, with output that does not compress. */
function keep(daysAgo: number, bytes = 0): number {
  const run = store.begin({ ...sampleRun, startedAt: Date.now() - daysAgo * dayMs });
  const noise = randomBytes(bytes / 2)
    .toString("hex")
    .replaceAll(/.{60}/g, "$&1\n");
  const step = { ...sampleStep, stderr: { encoding: "utf8", text: noise } as const };
  store.saveStep(run.id, step);
  store.finish({ ...run, outcome: "succeeded", durationMs: 1, steps: [step] });
  return run.id;
}

const rules = (change: Partial<RetentionRules>): RetentionRules => ({ ...keepEverything, ...change });

async function left(): Promise<readonly number[]> {
  const { runs, total } = await store.page({}, { limit: 500 });
  expect((await store.facets({}, 5)).total).toBe(total);
  return runs.map(({ id }) => id).sort((a, b) => a - b);
}

/** Applies the rules, after what they foretell was held against what they do. */
async function apply(change: Partial<RetentionRules>): Promise<number> {
  const { runs, isEstimate } = await store.forecastRetention(rules(change), never);
  const gone = await store.applyRetention(rules(change), never);
  if (!isEstimate) expect(gone).toBe(runs);
  return gone;
}

test("nothing goes without a rule", async () => {
  keep(10_000);
  expect(await apply({})).toBe(0);
  expect(await left()).toHaveLength(1);
});

test("by age: what is older goes, pinned and running ones stay", async () => {
  const [pinned, , young] = [keep(40), keep(31), keep(29)];
  const running = store.begin({ ...sampleRun, startedAt: Date.now() - 50 * dayMs });
  await store.label([pinned], { pinned: true }, never);
  const { before } = await store.forecastRetention(rules({ days: 30 }), never);
  expect(new Date(before ?? 0).toDateString()).toBe(new Date(Date.now() - 30 * dayMs).toDateString());
  expect(await apply({ days: 30 })).toBe(1);
  expect(await left()).toEqual([pinned, young, running.id]);
});

test("by number: the oldest go by when they began, not by their numbers", async () => {
  const ids = [keep(1), keep(5), keep(2), keep(9), keep(3)];
  await store.label([ids[3] ?? 0], { pinned: true }, never);
  expect(await apply({ runs: 2 })).toBe(2);
  expect(await left()).toEqual([ids[0], ids[2], ids[3]]);
  expect(await apply({ runs: 2 })).toBe(0);
});

test("by size: the oldest go until it fits, and the file is really smaller", async () => {
  const pinned = keep(1000, 4000);
  await store.label([pinned], { pinned: true }, never);
  for (let n = 0; n < 80; n += 1) keep(999 - n, 30_000);
  const before = store.usage();
  expect(before.bytes).toBeGreaterThan(4_000_000);
  const { runs, isEstimate } = await store.forecastRetention(rules({ megabytes: 2 }), never);
  expect(isEstimate).toBe(true);
  const gone = await apply({ megabytes: 2 });
  // A guess, but a good one: what a run takes on average is what it gives back.
  expect(Math.abs(gone - runs)).toBeLessThan(runs / 4);
  await store.sweep(never);
  await store.giveBack(never);
  expect(statSync(file).size).toBeLessThan(2_100_000);
  expect(statSync(`${file}-wal`).size).toBe(0);
  expect(store.usage()).toMatchObject({ runs: 81 - gone, freeBytes: 0, shrinks: true });
  const ids = await left();
  expect(ids.slice(0, 2)).toEqual([pinned, pinned + gone + 1]);
  expect(store.get(pinned)?.steps).toHaveLength(1);
});

test("what is deleted but may be had back is left to whoever deleted it", async () => {
  const [old, other] = [keep(40), keep(41)];
  const { id } = await store.deleteRuns({ ids: [old] }, () => {}, never);
  expect(await apply({ days: 30 })).toBe(1);
  store.undelete(id);
  expect(await left()).toEqual([old]);
  expect(store.get(other)).toBeNull();
});

test("what runs take is told, and their outputs apart", async () => {
  keep(3, 10_000);
  const oldest = store.summary(keep(7, 10_000))?.startedAt;
  expect(store.usage()).toMatchObject({ runs: 2, oldestAt: oldest, shrinks: true });
  const outputs = await store.outputBytes(never);
  expect(outputs).toBeGreaterThan(9_000);
  expect(store.usage().bytes).toBeGreaterThan(outputs);
});

test("a history that an older program began shrinks once it was compacted", async () => {
  store.close();
  const old = new DatabaseSync(file);
  old.exec("PRAGMA auto_vacuum = NONE; VACUUM");
  old.close();
  store = openRunsStore(file);
  for (let n = 0; n < 30; n += 1) keep(n + 0.5, 20_000);
  const wholes = await left();
  const before = store.usage().bytes;
  expect(await apply({ days: 10 })).toBe(20);
  await store.sweep(never);
  await store.giveBack(never);
  expect(store.usage()).toMatchObject({ shrinks: false });
  expect(store.usage().freeBytes).toBeGreaterThan(500_000);
  const { needed, available } = store.compactionNeed();
  expect(available).toBeGreaterThan(needed);
  await store.compact();
  expect(store.usage()).toMatchObject({ shrinks: true, freeBytes: 0, runs: 10 });
  expect(statSync(file).size).toBeLessThan(before / 2);
  expect(await left()).toEqual(wholes.slice(0, 10));
  keep(0);
  expect(await left()).toHaveLength(11);
});
