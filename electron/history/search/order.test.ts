import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seeded } from "../../../bench/history-runs.ts";
import { isNumbered } from "../../../shared/history/is-numbered.ts";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import {
  comparePlaces,
  placeOf,
  type RunOrder,
  type RunPlace,
  sortKeys,
} from "../../../shared/history/run-order.ts";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import { openDatabase } from "../database.ts";
import { createRunReader, type RunReader } from "../run-reader.ts";
import { createRunWriter, type RunWriter } from "../run-writer.ts";
import { sampleRun } from "../sample-run.ts";

/** Enough for several blocks and slices. */
const runs = 9000;
/** Few moments, so that many runs share theirs. */
const moments = 3000;
const random = seeded(7);
const pick = <T>(values: readonly T[], or: T): T => values[Math.floor(random() * values.length)] ?? or;

let directory: string;
let database: ReturnType<typeof openDatabase>["database"];
let reader: RunReader;
let writer: RunWriter;
let copy: (moment: number) => void;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "order-"));
  ({ database } = openDatabase(join(directory, "history.db")));
  database.exec("PRAGMA synchronous = OFF");
  reader = createRunReader(database);
  writer = createRunWriter(database);
  for (let n = 0; n < 100; n += 1) keepKind(n);
  copy = createCopier();
  database.exec("BEGIN");
  // The numbers of a third of them have nothing to do with their times, as if they had been imported.
  for (let n = 0; n < runs; n += 1) copy(n % 3 === 0 ? random() * moments : (n / runs) * moments);
  database.exec("COMMIT");
}, 60_000);
afterAll(() => {
  database.close();
  rmSync(directory, { recursive: true, force: true });
});

const outcomes = ["failed", "running", "succeeded"] as const;

/** One of the kinds of runs that there are; few are of a rare network. */
function keepKind(n: number): void {
  const outcome = pick(outcomes, "failed");
  const network = n % 30 === 0 ? "net-rare" : pick(["net-2", "net-10"], "net-1");
  writer.begin(
    {
      ...sampleRun,
      operation: pick(["ADD", "DEL"] as const, "CHECK"),
      network: { ...sampleRun.network, name: network },
      runtimeConf: { ...sampleRun.runtimeConf, netns: `/run/netns/pod-${pick([1, 2, 10], 20)}` },
      startedAt: 1_700_000_000_000,
      ...{ outcome, durationMs: outcome === "running" ? null : Math.floor(random() * 50) },
    },
    "somebody",
  );
}

/** Writes another run of some kind in a shorter way than the writer's, which takes apart what is written in it. */
function createCopier(): (moment: number) => void {
  const facts = "operation, target_id, network_name, netns, if_name, outcome, headline, cell";
  const copyRun = database.prepare(
    `INSERT INTO runs (started_at, container_id, duration_ms, ${facts})
    SELECT ?, ?, iif(duration_ms IS NULL, NULL, ?), ${facts} FROM runs WHERE id = ?`,
  );
  const copyText = database.prepare(
    "INSERT INTO run_search (rowid, container, addresses, text) VALUES (?, ?, '', ?)",
  );
  return (moment) => {
    const container = `c${Math.floor(random() * 900) + 100}`;
    const duration = random() < 0.5 ? random() * 50 : Math.floor(random() * 50);
    const kind = random() < 0.95 ? 2 + Math.floor(random() * 49) : 1 + Math.floor(random() * 100);
    const began = 1_700_000_000_000 + Math.floor(moment);
    const { lastInsertRowid } = copyRun.run(began, container, duration, kind);
    copyText.run(lastInsertRowid, container, "own words");
  };
}

const at = (moment: number) => new Date(1_700_000_000_000 + moment).toISOString();
const began = (run: RunSummary) => run.startedAt - 1_700_000_000_000;

/** What is looked for, and which runs that means, said in another way. */
const searches: readonly (readonly [string, (run: RunSummary) => boolean])[] = [
  ["", () => true],
  ["op:add", (run) => run.operation === "ADD"],
  ["-op:add", (run) => run.operation !== "ADD"],
  ["net:net-rare", (run) => run.networkName === "net-rare"],
  ["net:net-rare op:add", (run) => run.networkName === "net-rare" && run.operation === "ADD"],
  ["id:c77", (run) => run.containerId.includes("c77")],
  ["c123", (run) => run.containerId === "c123"],
  ["-c77 op:del", (run) => !run.containerId.includes("c77") && run.operation === "DEL"],
  ["net-rare", (run) => run.networkName === "net-rare"],
  [`since:${at(500)} until:${at(1000)}`, (run) => began(run) >= 500 && began(run) < 1000],
  [`until:${at(90)}`, (run) => began(run) < 90],
  [`until:${at(900)} c12`, (run) => began(run) < 900 && run.containerId.includes("c12")],
];
const orders: readonly RunOrder[] = sortKeys.flatMap((by) =>
  [true, false].map((descending) => ({ by, descending })),
);
const cases = orders.flatMap((order) =>
  // Each order with half of them: the directions of one have all.
  searches
    .filter((_, at) => order.by === "time" || (at % 2 === 0) === order.descending)
    .map(([words, isMeant]) => ({
      ...{ words, isMeant, order },
      name: `“${words}” by ${order.by}, ${order.descending ? "descending" : "ascending"}`,
    })),
);

function sorted(runs: readonly RunSummary[], order: RunOrder): readonly RunSummary[] {
  return runs.toSorted((a, b) => comparePlaces(order, placeOf(a, order), placeOf(b, order)));
}

/** Read once; nothing is added before the last tests. */
let atFirst: readonly RunSummary[] | undefined;
const runsAtFirst = () => {
  atFirst ??= allRuns();
  return atFirst;
};

function allRuns(): readonly RunSummary[] {
  const ids = database.prepare("SELECT id FROM runs").all();
  return ids.map(({ id }) => reader.summary(Number(id))).filter((run) => run !== null);
}

/** Reads page by page from one end, with something written between any two pages. */
async function readAll(words: string, order: RunOrder, way: "after" | "before", write: () => void) {
  const { query, problems } = parseQuery(words);
  expect(problems).toEqual([]);
  const limit = 3500;
  const found: RunSummary[] = [];
  let place: RunPlace | undefined;
  for (;;) {
    const { runs } = await reader.page(query, {
      order,
      limit,
      ...(place === undefined ? { fromEnd: way === "before" } : { [way]: place }),
    });
    if (way === "after") found.push(...runs);
    else found.unshift(...runs);
    const edge = way === "after" ? runs.at(-1) : runs[0];
    if (edge === undefined) return found;
    place = placeOf(edge, order);
    write();
  }
}

describe("a list in an order", () => {
  test.each(cases)(
    "is read the same as if it were sorted as a whole: $name",
    async ({ words, isMeant, order }) => {
      const expected = sorted(runsAtFirst().filter(isMeant), order).map(({ id }) => id);
      for (const way of ["after", "before"] as const) {
        const found = await readAll(words, order, way, () => {});
        expect(found.map(({ id }) => id)).toEqual(expected);
      }
      expect(expected.length).toBeGreaterThan(0);
    },
  );

  test.each(cases.filter(({ words, order }) => isNumbered(parseQuery(words).query, order)))(
    "is read from any number on: $name",
    async ({ words, isMeant, order }) => {
      const expected = sorted(runsAtFirst().filter(isMeant), order).map(({ id }) => id);
      const last = expected.length - 1;
      for (const skip of [
        0,
        1,
        last >> 2,
        last >> 1,
        (last >> 1) + 1,
        last - 1,
        last,
        last + 1,
        last + 500,
      ]) {
        if (skip < 0) continue;
        const { runs, matching } = await reader.page(parseQuery(words).query, { order, skip, limit: 50 });
        expect(runs.map(({ id }) => id)).toEqual(expected.slice(skip, skip + 50));
        expect([expected.length, null]).toContain(matching);
      }
      expect(expected.length).toBeGreaterThan(0);
    },
  );

  test.each(orders)(
    "loses and repeats nothing while runs are added: by $by, descending $descending",
    async (order) => {
      const before = new Set(allRuns().map(({ id }) => id));
      for (const way of ["after", "before"] as const) {
        const found = await readAll("", order, way, () => {
          for (let n = 0; n < 20; n += 1) copy(random() * moments);
        });
        expect(found).toEqual(sorted(found, order));
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        expect(found.filter(({ id }) => before.has(id))).toHaveLength(before.size);
      }
    },
  );
});

test("one run is looked at alone", async () => {
  const { id } = writer.begin(
    { ...sampleRun, network: { ...sampleRun.network, name: "net-alone" } },
    "somebody",
  );
  const look = async (words: string) =>
    (await reader.page(parseQuery(words).query, { only: id, limit: 1 })).runs;
  expect(await look("net:net-alone ab-net -c900")).toHaveLength(1);
  expect(await look("net:net-2")).toEqual([]);
  expect(await look("-lab-net")).toEqual([]);
  expect(await look("net:net-alone since:1d")).toEqual([]);
});

test("no row is read and nothing sorted for a page of the list", () => {
  const plan = database.prepare(
    `EXPLAIN QUERY PLAN SELECT started_at, id FROM runs INDEXED BY runs_by_time
    WHERE (started_at, id) < (?, ?) AND cell IN (SELECT value FROM json_each(?)) ORDER BY started_at DESC, id DESC`,
  );
  const details = plan.all(1, 1, "[]").map(({ detail }) => String(detail));
  expect(details[0]).toBe("SEARCH runs USING COVERING INDEX runs_by_time (started_at<?)");
  expect(details.join()).not.toContain("TEMP B-TREE");
});
