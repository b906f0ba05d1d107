import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parseQuery } from "../../shared/history/parse-query.ts";
import type { LabelsChange } from "../../shared/run/run-labels.ts";
import { openRunsStore, type RunsStore } from "./runs-store.ts";
import { sampleRun, sampleStep } from "./sample-run.ts";

let directory: string;
let file: string;
let store: RunsStore;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "labels-"));
  file = join(directory, "history.db");
  store = openRunsStore(file);
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

const never = new AbortController().signal;

function keep(): number {
  const run = store.begin(sampleRun);
  store.saveStep(run.id, sampleStep);
  store.finish({ ...run, outcome: "succeeded", durationMs: 1, steps: [sampleStep] });
  return run.id;
}

const label = (id: number, change: LabelsChange) => store.label([id], change, never);

async function find(words: string): Promise<readonly number[]> {
  const { query, problems } = parseQuery(words);
  expect(problems).toEqual([]);
  const { runs } = await store.page(query, { limit: 500 });
  expect((await store.facets(query, 10)).matching).toBe(runs.length);
  return runs.map(({ id }) => id);
}

test("what is written on a run is read back, in the list and in the run, and nowhere else", async () => {
  const [run, other] = [keep(), keep()];
  await label(run, {
    name: " Forgot  DEL ",
    note: "line 1\nline 2\n",
    addTags: ["leak ", "a,b"],
    pinned: true,
  });
  const listed = { name: "Forgot DEL", tags: ["a,b", "leak"], pinned: true };
  const whole = { ...listed, note: "line 1\nline 2" };
  expect(store.labels(run)).toEqual(whole);
  store.close();
  store = openRunsStore(file);
  expect(store.get(run)?.labels).toEqual(whole);
  expect(store.summary(run)?.labels).toEqual(listed);
  const { runs } = await store.page({}, { limit: 9 });
  expect(runs.map(({ labels }) => labels)).toEqual([undefined, listed]);
  expect(store.get(other)?.labels).toBeUndefined();
  expect(store.labels(other)).toEqual({ name: "", note: "", tags: [], pinned: false });
  expect(store.labels(99)).toBeNull();
});

test("a change leaves alone what it does not name, and taking all away leaves nothing", async () => {
  const run = keep();
  await label(run, { name: "n", addTags: ["a", "b"] });
  await label(run, { note: "why", addTags: ["c"], removeTags: ["a"] });
  expect(store.labels(run)).toEqual({ name: "n", note: "why", tags: ["b", "c"], pinned: false });
  await label(run, { name: "", note: "", removeTags: ["b", "c"] });
  expect(store.summary(run)?.labels).toBeUndefined();
});

test("name, note and tags are found, tags and pins are counted", async () => {
  const [plain, leak, both] = [keep(), keep(), keep()];
  await label(leak, { name: "Forgot DEL", note: "see ticket\nof Tuesday", addTags: ["leak"] });
  await label(both, { addTags: ["leak", "two words"], pinned: true });
  expect(await find('"forgot del"')).toEqual([leak]);
  expect(await find("tuesday")).toEqual([leak]);
  expect(await find('"wo wor"')).toEqual([both]);
  expect(await find("tag:leak")).toEqual([both, leak]);
  expect(await find("-tag:leak")).toEqual([plain]);
  expect(await find('tag:leak,other tag:"two words" is:pinned')).toEqual([both]);
  expect(await find("tag:leak -is:pinned portmap")).toEqual([leak]);
  const { facets } = await store.facets(parseQuery("op:add").query, 10);
  expect(facets.tag).toEqual({
    values: [
      { value: "leak", count: 2 },
      { value: "two words", count: 1 },
    ],
    distinct: 2,
  });
  expect(facets.is.values).toEqual([{ value: "pinned", count: 1 }]);
  await label(both, { pinned: false, removeTags: ["leak"] });
  await label(leak, { note: "" });
  expect(await find("tag:leak")).toEqual([leak]);
  expect(await find("is:pinned")).toEqual([]);
  expect(await find("tuesday")).toEqual([]);
});

test("many are labelled at once, and those that are not there are left out", async () => {
  const ids = Array.from({ length: 50 }, keep);
  expect(await store.label([...ids, 999], { addTags: ["all"] }, never)).toEqual(ids);
  expect(await find("tag:all")).toEqual(ids.toReversed());
});

test("a run keeps what was written on it while it was under way", async () => {
  const run = store.begin(sampleRun);
  await label(run.id, { name: "slow one" });
  store.finish({ ...run, outcome: "failed", durationMs: 1 });
  expect(store.get(run.id)).toMatchObject({ outcome: "failed", labels: { name: "slow one" } });
  expect(await find('"slow one" outcome:failed')).toEqual([run.id]);
});

test("a run that comes with labels is kept with them", async () => {
  const labels = { name: "n1", note: "", tags: ["t1"], pinned: true };
  const run = store.begin({ ...sampleRun, outcome: "succeeded", labels });
  expect(store.get(run.id)).toEqual(run);
  expect(await find("tag:t1 is:pinned")).toEqual([run.id]);
});

test("another process hears of it, and this one is not told of its own changes", async () => {
  const run = keep();
  const other = openRunsStore(file);
  await label(run, { pinned: true });
  expect(store.orderedElsewhere()).toBe(false);
  expect(other.orderedElsewhere()).toBe(true);
  expect(other.orderedElsewhere()).toBe(false);
  await other.label([run], { name: "x" }, never);
  await label(run, { name: "y" });
  expect(store.orderedElsewhere()).toBe(true);
  expect(other.orderedElsewhere()).toBe(true);
  other.close();
});
