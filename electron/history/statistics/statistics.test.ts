import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RandomHistory, randomHistory } from "../../../e2e/fixtures/random-history.ts";
import { errorPattern } from "../../../shared/history/error-pattern.ts";
import { parseQuery } from "../../../shared/history/parse-query.ts";
import type { NamedTally, Statistics, StatisticsEvent } from "../../../shared/history/statistics.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";

let kit: RandomHistory;
beforeAll(() => {
  kit = randomHistory(1000, true);
}, 60_000);
afterAll(() => kit.remove());

async function statisticsOf(words: string): Promise<Statistics> {
  const events: StatisticsEvent[] = [];
  for await (const event of kit.store.statistics(parseQuery(words).query)) events.push(event);
  const last = events.at(-1);
  if (last?.type !== "statistics") throw new Error("no statistics");
  return last.statistics;
}

/** One call or run with what it counts for. */
interface Counted {
  readonly name: string;
  readonly failed: boolean;
  readonly ms: number;
}

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(part * values.length)) - 1] ?? 0;
}

function countOneByOne(all: readonly Counted[]) {
  return [...new Set(all.map(({ name }) => name))]
    .map((name) => {
      const own = all.filter((each) => each.name === name);
      const ms = own.map((each) => each.ms);
      const times = { median: quantile(ms, 0.5), p95: quantile(ms, 0.95), estimated: false };
      return { name, runs: own.length, failures: own.filter(({ failed }) => failed).length, times };
    })
    .sort((a, b) => b.runs - a.runs || (a.name < b.name ? -1 : 1));
}

const withoutTime = (tallies: readonly NamedTally[]) => tallies.map(({ over: _, ...tally }) => tally);
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

describe("statistics are what runs come to when they are counted one by one", () => {
  test.each([
    "",
    "op:add",
    "net:net-1,net-2 outcome:failed",
    "id:ffee-7-",
    "-id:ffee-7- op:del",
    '"no route 1"',
    "since:2026-11-03 until:2026-12-05",
    "net:nowhere",
  ])("of “%s”", async (words) => {
    const statistics = await statisticsOf(words);
    const summaries = await kit.allRuns(words);
    const runs = summaries.map(({ id }) => kit.store.get(id)).filter((run): run is RunRecord => run !== null);
    const ofNetworks = runs.map(({ network, outcome, durationMs }) => ({
      name: network.name,
      failed: outcome === "failed",
      ms: durationMs ?? 0,
    }));
    expect(withoutTime(statistics.networks)).toEqual(countOneByOne(ofNetworks));
    const steps = runs.flatMap((run) => run.steps.map((step) => ({ ...step, runId: run.id })));
    const ofPlugins = steps.map(({ pluginType, state, durationMs }) => ({
      name: pluginType,
      failed: state === "failed",
      ms: durationMs ?? 0,
    }));
    expect(withoutTime(statistics.plugins)).toEqual(countOneByOne(ofPlugins));
    expect(statistics).toMatchObject({ runs: runs.length, failures: sum(statistics.timeline.failures) });
    const starts = runs.map(({ startedAt }) => startedAt);
    expect(statistics.began).toEqual(
      runs.length === 0 ? null : { first: Math.min(...starts), last: Math.max(...starts) },
    );
    for (const { runs: all, over } of [...statistics.networks, ...statistics.plugins]) {
      expect(sum(over.runs)).toBe(all);
    }
    expect(statistics.slowest.map(({ runId }) => runId)).toEqual(
      steps
        .toSorted((a, b) => (b.durationMs ?? 0) - (a.durationMs ?? 0))
        .slice(0, 10)
        .map(({ runId }) => runId),
    );
    const patterns = summaries
      .filter(({ outcome }) => outcome === "failed")
      .map(({ headline }) => errorPattern(headline));
    expect(statistics.errors.map(({ pattern, runs: count }) => [pattern, count])).toEqual(
      expect.arrayContaining(
        [...new Set(patterns)].map((pattern) => [
          pattern,
          patterns.filter((each) => each === pattern).length,
        ]),
      ),
    );
    expect(sum(statistics.errors.map(({ runs: count }) => count))).toBe(patterns.length);
  });
});

test("they say how far they are, and are there at once when asked for again", async () => {
  const { query } = parseQuery("op:add until:2030-01-01");
  const types = async () => {
    const events: StatisticsEvent[] = [];
    for await (const event of kit.store.statistics(query)) events.push(event);
    return events.map((event) => (event.type === "progress" ? `${event.done} of ${event.of}` : event.type));
  };
  expect(await types()).toEqual(["1000 of 1000", "statistics"]);
  expect(await types()).toEqual(["statistics"]);
});

test("they end when nobody waits for them any more", async () => {
  const first = async () => {
    for await (const event of kit.store.statistics({}, AbortSignal.abort())) return event;
    return null;
  };
  await expect(first()).rejects.toThrow(/abort/i);
});
