import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RandomHistory, randomHistory } from "../../../e2e/fixtures/random-history.ts";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import type { Timeline } from "../../../shared/history/timeline.ts";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import { openRunsStore, type RunsStore } from "../runs-store.ts";
import { sampleRun } from "../sample-run.ts";

let kit: RandomHistory;
let store: RunsStore;
beforeAll(() => {
  kit = randomHistory(2000, false);
  store = kit.store;
}, 60_000);
afterAll(() => kit.remove());

function countOneByOne(
  runs: readonly RunSummary[],
  { edges }: Timeline,
): Pick<Timeline, "runs" | "failures"> {
  const inBucket = (each: readonly RunSummary[]) =>
    edges.slice(1).map((end, n) => {
      const begin = edges[n] ?? end;
      return each.filter(({ startedAt }) => startedAt >= begin && startedAt < end).length;
    });
  return { runs: inBucket(runs), failures: inBucket(runs.filter(({ outcome }) => outcome === "failed")) };
}

describe("the timeline is what runs come to when they are counted one by one", () => {
  test.each([
    "",
    "op:add",
    "outcome:failed net:net-1,net-2",
    "-net:net-3",
    "id:ffee-7-",
    "-id:ffee-7- op:del",
    '"no route 1"',
    "ffee-1 -net:net-0",
    "since:2026-11-03T10:30",
    "since:2026-11-03 until:2026-11-05 op:add",
    "until:2026-11-05 c0ffee",
    "net:nowhere",
    "since:2020-01-01 until:2020-02-01",
  ])("of “%s”", async (words) => {
    const timeline = await store.timeline(parseQuery(words).query, 100);
    const runs = await kit.allRuns(words);
    expect(timeline).toMatchObject(countOneByOne(runs, timeline));
    expect(timeline.runs.reduce((sum, count) => sum + count, 0)).toBe(runs.length);
    expect(timeline.runs.length).toBeLessThanOrEqual(100);
  });
});

test("its range is that of the query, and that of the history where it says nothing", async () => {
  const { edges, width } = await store.timeline(parseQuery("since:2026-11-03 until:2026-11-05").query, 100);
  expect([edges[0], edges.at(-1)]).toEqual([
    new Date(2026, 10, 3).getTime(),
    new Date(2026, 10, 5).getTime(),
  ]);
  expect(width).toEqual({ count: 30, unit: "minute" });
  const all = await store.timeline({}, 100);
  const failed = await store.timeline(parseQuery("outcome:failed").query, 100);
  expect(failed.edges).toEqual(all.edges);
  expect(all.runs[0]).toBeGreaterThan(0);
});

test("what is written is counted, by this process or another one", async () => {
  const { query } = parseQuery("net:written until:2030-01-01");
  const total = async () => (await store.timeline(query, 50)).runs.reduce((sum, count) => sum + count, 0);
  expect(await total()).toBe(0);
  const run = { ...sampleRun, network: { ...sampleRun.network, name: "written" } };
  const { id } = store.begin(run);
  expect(await total()).toBe(1);
  const other = openRunsStore(kit.file);
  other.begin(run);
  expect(await total()).toBe(2);
  other.close();
  store.finish({ ...run, id, outcome: "failed", durationMs: 1 });
  const { failures } = await store.timeline(query, 50);
  expect(failures.reduce((sum, count) => sum + count, 0)).toBe(1);
});

test("one that nobody waits for any more ends", async () => {
  await expect(store.timeline(parseQuery("-abc").query, 50, AbortSignal.abort())).rejects.toThrow(/abort/i);
});

test("many runs in one bucket, and in one moment, are counted", async () => {
  const many = randomHistory(2, false);
  const database = new DatabaseSync(many.file);
  const columns = "operation, target_id, network_name, netns, container_id, if_name, outcome, headline, cell";
  // A third of them at the very same time.
  database.exec(`
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 66000)
    INSERT INTO runs (started_at, ${columns})
    SELECT started_at + iif(i % 3 = 0, 7, (i * 7919) % 90000000), ${columns} FROM n JOIN runs ON id = 1 + (i % 2)`);
  const counts = (condition: string) =>
    Number(database.prepare(`SELECT count(*) AS n FROM runs WHERE ${condition}`).get()?.n);
  const sumOf = async (words: string) => {
    const { runs, failures } = await many.store.timeline(parseQuery(words).query, 5);
    const sum = (each: readonly number[]) => each.reduce((all, count) => all + count, 0);
    return { runs: sum(runs), failures: sum(failures) };
  };
  const failed = counts("outcome = 'failed'");
  expect(await sumOf("")).toEqual({ runs: 66_002, failures: failed });
  expect(await sumOf("-net:nowhere")).toEqual({ runs: 66_002, failures: failed });
  const adds = await sumOf("op:add");
  expect(adds.runs).toBe(counts("operation = 'ADD'"));
  expect(adds.runs % 66_002).not.toBe(0);
  expect(adds.failures).toBe(counts("operation = 'ADD' AND outcome = 'failed'"));
  database.close();
  many.remove();
});
