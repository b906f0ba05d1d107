import { afterEach, expect, test, vi } from "vitest";
import { handStream, standInClient, untilState } from "../../e2e/fixtures/stand-in-client.ts";
import { summaryOf } from "../../e2e/fixtures/stand-in-main.ts";
import { manyRuns } from "../../e2e/fixtures/stand-in-runs.ts";
import { standInTimeline } from "../../e2e/fixtures/stand-in-timeline.ts";
import type { Statistics, StatisticsEvent } from "../../shared/history/statistics.ts";
import type { Handlers } from "../../shared/ipc/contract.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { HistoryEvent } from "../../shared/run/history-query.ts";
import { createStatisticsStore } from "./statistics-store.ts";

const statistics: Statistics = {
  ...{ runs: 3, failures: 1, times: null, networks: [], plugins: [], slowest: [], errors: [] },
  began: null,
  timeline: standInTimeline(manyRuns(3, 0), {}, 32),
};

/** A history in which nothing happens. */
const quiet: Pick<Handlers, "history.watch"> = {
  "history.watch": (_input, { signal }) => handStream<HistoryEvent>().watch(signal),
};

afterEach(() => {
  vi.useRealTimers();
});

test("tells how far counting has come, and what came of it", async () => {
  const events = handStream<StatisticsEvent>();
  const store = createStatisticsStore(
    standInClient({ ...quiet, "history.statistics": (_input, { signal }) => events.watch(signal) }),
  );
  const stop = store.getState().follow({});
  events.send({ type: "progress", done: 10, of: 30 });
  await untilState(store, ({ progress }) => progress?.done === 10);
  events.send({ type: "statistics", statistics });
  const state = await untilState(store, (now) => now.statistics !== null);
  expect(state).toMatchObject({ progress: null, stale: false });
  stop();
});

test("can be cancelled, and says then that it is not up to date", async () => {
  const events = handStream<StatisticsEvent>();
  let cancelled = false;
  const store = createStatisticsStore(
    standInClient({
      ...quiet,
      "history.statistics": (_input, { signal }) => {
        signal.addEventListener("abort", () => {
          cancelled = true;
        });
        return events.watch(signal);
      },
    }),
  );
  const stop = store.getState().follow({});
  events.send({ type: "progress", done: 10, of: 30 });
  await untilState(store, ({ progress }) => progress?.done === 10);
  store.getState().cancel();
  expect(store.getState()).toMatchObject({ progress: null, stale: true, statistics: null });
  await expect.poll(() => cancelled).toBe(true);
  stop();
});

test("says why it cannot be counted, and counts again when asked", async () => {
  let answers = 0;
  const store = createStatisticsStore(
    standInClient({
      ...quiet,
      "history.statistics": async function* () {
        answers += 1;
        if (answers === 1) throw new IpcError({ code: "INTERNAL", message: "The disk is gone." });
        yield { type: "statistics", statistics } as const;
      },
    }),
  );
  const stop = store.getState().follow({});
  const { problem } = await untilState(store, (state) => state.problem !== null);
  expect(problem?.message).toBe("The disk is gone.");
  store.getState().countAgain();
  const state = await untilState(store, (now) => now.statistics !== null);
  expect(state.problem).toBeNull();
  stop();
});

test("a count that takes long comes to its end though runs begin all the time", async () => {
  vi.useFakeTimers();
  const runs = handStream<HistoryEvent>();
  const counts: ReturnType<typeof handStream<StatisticsEvent>>[] = [];
  const store = createStatisticsStore(
    standInClient({
      "history.watch": (_input, { signal }) => runs.watch(signal),
      "history.statistics": (_input, { signal }) => {
        const events = handStream<StatisticsEvent>();
        counts.push(events);
        return events.watch(signal);
      },
    }),
  );
  const stop = store.getState().follow({});
  for (const run of manyRuns(3, 0)) {
    runs.send({ type: "changed", run: summaryOf(run) });
    await vi.advanceTimersByTimeAsync(5000);
  }
  expect(counts).toHaveLength(1);
  counts[0]?.send({ type: "statistics", statistics });
  await vi.advanceTimersByTimeAsync(5000);
  expect(store.getState()).toMatchObject({ statistics, stale: true, progress: null });
  stop();
});
