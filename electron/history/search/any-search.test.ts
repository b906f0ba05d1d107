import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RandomHistory, randomHistory } from "../../../e2e/fixtures/random-history.ts";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import { comparePlaces, placeOf, sortKeys } from "../../../shared/history/run-order.ts";
import type { RunSummary } from "../../../shared/run/run-record.ts";

/** Whatever is put together of conditions is held against the runs one by one, read by their numbers. */

const runs = 700;
let kit: RandomHistory;
let all: readonly RunSummary[];
beforeAll(() => {
  kit = randomHistory(runs, true);
  all = Array.from({ length: runs }, (_, at) => kit.store.summary(at + 1)).filter((run) => run !== null);
}, 60_000);
afterAll(() => kit.remove());

interface Condition {
  readonly words: string;
  readonly holds: (run: RunSummary) => boolean;
}

const start = new Date(2026, 9, 1).getTime();
const anyOf = <T>(values: readonly T[], condition: (value: T) => Condition) =>
  fc.constantFrom(...values).map(condition);
const moment = fc
  .nat(5000)
  .map((hours) => start + hours * 3_600_000)
  .map((at) => ({ at, words: new Date(at).toISOString() }));
/** One condition of each kind at most. */
const kinds: readonly fc.Arbitrary<Condition>[] = [
  anyOf(["ADD", "DEL"], (value) => ({
    words: `op:${value.toLowerCase()}`,
    holds: ({ operation }) => operation === value,
  })),
  anyOf(["failed", "succeeded"], (value) => ({
    words: `outcome:${value}`,
    holds: ({ outcome }) => outcome === value,
  })),
  fc.subarray(["net-0", "net-1", "net-2", "net-3"], { minLength: 1 }).map((nets) => ({
    words: `net:${nets.join()}`,
    holds: ({ networkName }: RunSummary) => nets.includes(networkName),
  })),
  anyOf(["net-4", "net-1"], (net) => ({
    words: `-net:${net}`,
    holds: ({ networkName }) => networkName !== net,
  })),
  anyOf(["ffee-7-", "fee-1", "c0ffee", "ffee-39-"], (part) => ({
    words: `id:${part}`,
    holds: ({ containerId }) => containerId.includes(part),
  })),
  anyOf(["ffee-3", "ffee-12-"], (part) => ({
    words: `-id:${part}`,
    holds: ({ containerId }) => !containerId.includes(part),
  })),
  anyOf(["no route 1", "to 10.0.2", "no route"], (part) => ({
    words: `"${part}"`,
    holds: ({ headline }) => headline.includes(part),
  })),
  anyOf(["no route 2", "10.0.1"], (part) => ({
    words: `-"${part}"`,
    holds: ({ headline }) => !headline.includes(part),
  })),
  moment.map(({ at, words }) => ({
    words: `since:${words}`,
    holds: ({ startedAt }: RunSummary) => startedAt >= at,
  })),
  moment.map(({ at, words }) => ({
    words: `until:${words}`,
    holds: ({ startedAt }: RunSummary) => startedAt < at,
  })),
];
const search = fc
  .tuple(...kinds.map((kind) => fc.option(kind, { freq: 2, nil: undefined })))
  .map((conditions) => conditions.filter((condition) => condition !== undefined))
  .map((conditions) => ({
    words: conditions.map(({ words }) => words).join(" "),
    conditions,
    meant: (run: RunSummary) => conditions.every(({ holds }) => holds(run)),
  }));
const order = fc.record({ by: fc.constantFrom(...sortKeys), descending: fc.boolean() });

const times = { numRuns: 120 };
const countBy = (some: readonly RunSummary[], of: (run: RunSummary) => string) =>
  Object.fromEntries([...Map.groupBy(some, of)].map(([value, each]) => [value, each.length]));
const sum = (counts: readonly number[]) => counts.reduce((of, count) => of + count, 0);

test("a page from anywhere, in any order, and from both sides", async () => {
  const part = fc.record({ at: fc.nat(runs), limit: fc.integer({ min: 1, max: 60 }) });
  await fc.assert(
    fc.asyncProperty(search, order, part, async ({ words, meant }, sorted, { at, limit }) => {
      const { query, problems } = parseQuery(words);
      expect(problems).toEqual([]);
      const list = all
        .filter(meant)
        .toSorted((a, b) => comparePlaces(sorted, placeOf(a, sorted), placeOf(b, sorted)));
      const from = list[at % Math.max(list.length, 1)];
      const place = from && placeOf(from, sorted);
      const index = from === undefined ? -1 : list.indexOf(from);
      const { runs: after } = await kit.store.page(query, { order: sorted, limit, after: place });
      expect(after).toEqual(list.slice(index + 1, index + 1 + limit));
      if (place === undefined) return;
      const { runs: before } = await kit.store.page(query, { order: sorted, limit, before: place });
      expect(before).toEqual(list.slice(Math.max(0, index - limit), index));
    }),
    times,
  );
}, 60_000);

test("facets, timeline and statistics of anything", async () => {
  await fc.assert(
    fc.asyncProperty(search, async ({ words, meant, conditions }) => {
      const { query } = parseQuery(words);
      const found = all.filter(meant);
      const { facets, matching, total } = await kit.store.facets(query, 50);
      expect({ matching, total }).toEqual({ matching: found.length, total: runs });
      // Networks are counted as if none were chosen.
      const others = conditions.filter((each) => !/^-?net:/.test(each.words));
      const networks = countBy(
        all.filter((run) => others.every(({ holds }) => holds(run))),
        ({ networkName }) => networkName,
      );
      expect(Object.fromEntries(facets.network.values.map(({ value, count }) => [value, count]))).toEqual(
        networks,
      );
      const timeline = await kit.store.timeline(query, 40);
      const { edges } = timeline;
      const inBucket = (at: number, { startedAt }: RunSummary) =>
        startedAt >= (edges[at] ?? 0) && startedAt < (edges[at + 1] ?? 0);
      expect(timeline.runs).toEqual(
        timeline.runs.map((_, at) => found.filter((run) => inBucket(at, run)).length),
      );
      const failed = found.filter(({ outcome }) => outcome === "failed");
      expect(sum(timeline.failures)).toBe(failed.length);
      for await (const event of kit.store.statistics(query)) {
        if (event.type !== "statistics") continue;
        const { statistics } = event;
        expect([statistics.runs, statistics.failures]).toEqual([found.length, failed.length]);
        expect(Object.fromEntries(statistics.networks.map((each) => [each.name, each.runs]))).toEqual(
          countBy(found, ({ networkName }) => networkName),
        );
        expect(sum(statistics.errors.map((each) => each.runs))).toBe(failed.length);
      }
    }),
    times,
  );
}, 60_000);
