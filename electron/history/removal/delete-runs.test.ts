import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { RunsToDelete } from "../../../shared/history/deletion.ts";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import type { NewRun } from "../run-writer.ts";
import { openRunsStore, type RunsStore } from "../runs-store.ts";
import { sampleRun, sampleStep } from "../sample-run.ts";

let directory: string;
let file: string;
let store: RunsStore;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "delete-"));
  file = join(directory, "history.db");
  store = openRunsStore(file);
});
afterEach(() => {
  store.close();
  rmSync(directory, { recursive: true, force: true });
});

const never = new AbortController().signal;
const everything = Number.MAX_SAFE_INTEGER;

function keep(change: Partial<NewRun> = {}, container = "c1"): number {
  const run = store.begin({
    ...sampleRun,
    runtimeConf: { ...sampleRun.runtimeConf, containerId: container },
    ...change,
  });
  store.saveStep(run.id, sampleStep);
  store.finish({ ...run, outcome: "succeeded", durationMs: 1, steps: [sampleStep] });
  return run.id;
}

async function find(words = ""): Promise<readonly number[]> {
  const { query } = parseQuery(words);
  const { runs, total } = await store.page(query, { limit: 500 });
  const facets = await store.facets(query, 10);
  expect(facets.matching).toBe(runs.length);
  expect(facets.total).toBe(total);
  const { runs: counted } = store.usage();
  expect(counted).toBe(total);
  return runs.map(({ id }) => id);
}

const remove = (what: RunsToDelete) => store.deleteRuns(what, () => {}, never);
const matching = (words: string): RunsToDelete => ({ query: parseQuery(words).query, upTo: everything });

describe("deleted runs are gone at once, and come back", () => {
  test.each<readonly [string, RunsToDelete, readonly number[]]>([
    ["one", { ids: [2] }, [4, 3, 1]],
    ["some", { ids: [1, 4] }, [3, 2]],
    ["all of one kind, by their cells", matching("op:del"), [4, 2, 1]],
    ["all, by their cells", matching(""), []],
    ["those with a text of their own", matching("c0ffee1"), [4, 3, 2]],
    ["those without a text of their own", matching("-c0ffee1"), [1]],
    ["those of a time", matching("until:2020-01-02"), [3, 2, 1]],
    ["those of a time with a text", matching("since:2020-01-02 portmap op:add"), [4, 3]],
  ])("%s", async (_, what, left) => {
    keep({}, "c0ffee1");
    keep();
    keep({ operation: "DEL" });
    keep({ startedAt: new Date(2020, 0, 1).getTime() });
    const all = await find();
    const whole = all.map((id) => store.get(id));
    const counted = await store.countDeletable(what, never);
    const { id, runs } = await remove(what);
    expect([...(await find())].sort()).toEqual([...left].sort());
    expect(runs).toBe(4 - left.length);
    expect(counted).toEqual({ runs, underWay: 0, pinned: 0, upTo: 4 });
    const gone = all.filter((each) => !left.includes(each));
    expect(gone.map((each) => store.get(each))).toEqual(gone.map(() => null));
    expect(gone.map(store.summary)).toEqual(gone.map(() => null));
    expect(await find("portmap")).toHaveLength(left.length);

    expect(store.undelete(id)).toBe(runs);
    expect(await find()).toEqual(all);
    expect(all.map((each) => store.get(each))).toEqual(whole);
    expect(store.undelete(id)).toBeNull();
  });
});

test("a run under way stays, and a pinned one unless it is named", async () => {
  const [pinned, plain] = [keep(), keep()];
  const running = store.begin(sampleRun);
  await store.label([pinned], { pinned: true }, never);
  expect(await store.countDeletable(matching(""), never)).toMatchObject({ runs: 1, underWay: 1, pinned: 1 });
  await remove(matching(""));
  expect(await find()).toEqual([running.id, pinned]);
  const named = { ids: [pinned, running.id, plain, 99] };
  expect(await store.countDeletable(named, never)).toMatchObject({ runs: 1, underWay: 1, pinned: 1 });
  expect(await remove(named)).toMatchObject({ runs: 1 });
  expect(await find()).toEqual([running.id]);
  store.finish({ ...running, outcome: "succeeded", durationMs: 1 });
  expect(await find("outcome:succeeded")).toEqual([running.id]);
});

test("runs that came since somebody agreed to it stay", async () => {
  const [first, second] = [keep(), keep()];
  for (const words of ["", "portmap", "c1"]) {
    const { id } = await remove({ query: parseQuery(words).query, upTo: first });
    expect(await find()).toEqual([second]);
    store.undelete(id);
  }
});

test("runs of a kind that was deleted begin anew, before and after it is had back", async () => {
  keep();
  const { id } = await remove(matching(""));
  const second = keep();
  expect(await find()).toEqual([second]);
  store.undelete(id);
  keep();
  expect(await find()).toEqual([3, 2, 1]);
  expect((await store.facets({}, 9)).facets.operation.values).toEqual([{ value: "ADD", count: 3 }]);
});

test("where nobody waits any more, everything is as it was", async () => {
  for (let n = 0; n < 20; n += 1) keep({}, `c0ffee${n}`);
  const stop = new AbortController();
  const what = { ids: Array.from({ length: 2000 }, (_, index) => index + 1) };
  await expect(store.deleteRuns(what, () => stop.abort(), stop.signal)).rejects.toThrow(/abort/);
  expect(await find()).toHaveLength(20);
});

describe("a deletion", () => {
  const later = 11 * 60_000;
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const fill = () => {
    for (let n = 0; n < 3; n += 1) keep();
  };
  const inNextSlice = { ids: Array.from({ length: 200 }, (_, index) => index + 1) };

  test("that takes long is not purged before its end, and can be undone from then on", async () => {
    fill();
    const began = Date.now();
    const now = vi.spyOn(Date, "now").mockReturnValue(began);
    const purged: Promise<number>[] = [];
    const { id } = await store.deleteRuns(
      inNextSlice,
      () => {
        now.mockReturnValue(began + later);
        purged.push(store.purge(never));
      },
      never,
    );
    expect(await Promise.all(purged)).toEqual([0, 0]);
    expect(await store.purge(never)).toBe(0);
    expect(store.undelete(id)).toBe(3);
    expect(await find()).toHaveLength(3);
  });

  test("whose process died in the middle has taken nothing", async () => {
    fill();
    let inTheMiddle = 0;
    await store.deleteRuns(
      inNextSlice,
      () => {
        inTheMiddle = store.haveBackUnfinished();
      },
      never,
    );
    expect(inTheMiddle).toBe(0);
    const look = new DatabaseSync(file);
    look.prepare("UPDATE removals SET owner = 'no-boot/1/1', removed_at = ?").run(Number.MAX_SAFE_INTEGER);
    look.close();
    expect(await store.purge(never)).toBe(0);
    expect(store.haveBackUnfinished()).toBe(3);
    expect(await find()).toHaveLength(3);
    expect(store.haveBackUnfinished()).toBe(0);
  });

  test("that failed, and could not be undone then either, is undone later", async () => {
    fill();
    const look = new DatabaseSync(file);
    const failing = store.deleteRuns(inNextSlice, () => look.exec("BEGIN IMMEDIATE"), never);
    await expect(failing).rejects.toThrow("locked");
    look.exec("ROLLBACK");
    look.close();
    expect(await find()).toEqual([]);
    expect(store.haveBackUnfinished()).toBe(3);
    expect(await find()).toHaveLength(3);
  });
});

describe("what nobody can have back any more", () => {
  const rows = (table: string) => {
    const look = new DatabaseSync(file);
    const count = Number(look.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.n);
    look.close();
    return count;
  };

  test("is deleted for good with all that belongs to it, and nothing else is", async () => {
    const [first, second] = [keep({}, "c0ffee1"), keep({ network: { ...sampleRun.network, name: "x9" } })];
    await store.label([first], { name: "n", addTags: ["t"] }, never);
    const before = store.get(second);
    const { id } = await remove({ ids: [first] });
    expect(await store.purge(never)).toBe(0);
    expect(await store.purgeNow(id, never)).toBe(1);
    await store.sweep(never);
    expect(store.undelete(id)).toBeNull();
    for (const table of ["runs", "run_details", "steps", "step_data", "run_search"]) {
      expect(rows(table), table).toBe(1);
    }
    for (const table of ["run_labels", "removals"]) expect(rows(table), table).toBe(0);
    expect([rows("cells"), rows("words"), rows("words_search")]).toEqual([1, 1, 1]);
    expect(store.get(second)).toEqual(before);
    expect(await find("portmap")).toEqual([second]);
    expect(await find("c0ffee1")).toEqual([]);
  });

  test("goes at the next start after its process died", async () => {
    keep();
    const { id } = await remove({ ids: [1] });
    const look = new DatabaseSync(file);
    look.prepare("UPDATE removals SET owner = 'no-boot/1/1' WHERE id = ?").run(id);
    look.close();
    expect(store.undelete(id)).toBeNull();
    expect(await store.purge(never)).toBe(1);
    expect(rows("runs")).toBe(0);
  });
});
