import { describe, expect, test } from "vitest";
import { summaryOf } from "../../e2e/fixtures/stand-in-main.ts";
import { manyRuns } from "../../e2e/fixtures/stand-in-runs.ts";
import { newestFirst } from "../../shared/history/run-order.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";
import { applyHistoryEvent, type HistoryWindow } from "./apply-history-event.ts";

const [first] = manyRuns(1, 0).map(summaryOf);
if (first === undefined) throw new Error("no run to test with");
const run = (id: number, change: Partial<RunSummary> = {}): RunSummary => ({
  ...first,
  id,
  startedAt: id,
  ...change,
});

const window: HistoryWindow = {
  order: newestFirst,
  runs: [run(9), run(7), run(5)],
  matching: 5,
  skipped: 0,
  reachesStart: true,
  complete: false,
  total: 20,
  newestId: 9,
};
const apply = (changed: RunSummary, isMatch = true) =>
  applyHistoryEvent(window, isMatch, { type: "changed", run: changed });
const ids = ({ runs }: HistoryWindow) => runs.map(({ id }) => id);

describe("a history that is on screen", () => {
  test("begins with a new run", () => {
    const next = apply(run(10));
    expect(ids(next)).toEqual([10, 9, 7, 5]);
    expect(next).toMatchObject({ matching: 6, total: 21, newestId: 10 });
  });

  test("changes a run in its place", () => {
    const next = apply(run(7, { outcome: "failed" }));
    expect(next.runs[1]?.outcome).toBe("failed");
    expect(next).toMatchObject({ matching: 5, total: 20 });
  });

  test("counts a new run that the filter hides, once", () => {
    const next = apply(run(10, { outcome: "running" }), false);
    expect(next).toMatchObject({ runs: window.runs, matching: 5, total: 21, newestId: 10 });
    const done = applyHistoryEvent(next, true, { type: "changed", run: run(10) });
    expect(ids(done)).toEqual([10, 9, 7, 5]);
    expect(done).toMatchObject({ matching: 6, total: 21 });
  });

  test("drops a run that no longer matches", () => {
    const next = apply(run(9, { outcome: "failed" }), false);
    expect(ids(next)).toEqual([7, 5]);
    expect(next.matching).toBe(4);
  });

  test("counts a new run before those loaded that are not the first ones", () => {
    const later = { ...window, skipped: 40, reachesStart: false };
    const next = applyHistoryEvent(later, true, { type: "changed", run: run(10) });
    expect(next).toMatchObject({ runs: window.runs, skipped: 41, matching: 6, total: 21 });
    // Only once, whatever else becomes of it.
    const done = applyHistoryEvent(next, true, { type: "changed", run: run(10, { outcome: "failed" }) });
    expect(done).toMatchObject({ skipped: 41, matching: 6 });
  });

  test("leaves a run alone that is older than all loaded ones", () => {
    expect(apply(run(3))).toEqual(window);
  });

  test("of its end alone keeps out what is newer than all loaded ones", () => {
    const end: HistoryWindow = { ...window, reachesStart: false, complete: true };
    const next = applyHistoryEvent(end, true, { type: "changed", run: run(10) });
    expect([ids(next), next.total]).toEqual([[9, 7, 5], 21]);
    expect(ids(applyHistoryEvent(end, true, { type: "changed", run: run(6) }))).toEqual([9, 7, 6, 5]);
    expect(ids(applyHistoryEvent(end, true, { type: "changed", run: run(3) }))).toEqual([9, 7, 5, 3]);
  });

  test("moves a run to where its end puts it in the order, or out of what is loaded", () => {
    const order = { by: "duration", descending: true } as const;
    const runs = [run(9, { durationMs: 50 }), run(7, { durationMs: 30 }), run(5, { durationMs: 10 })];
    const byDuration = { ...window, order, runs };
    const change = (changed: RunSummary) =>
      ids(applyHistoryEvent(byDuration, true, { type: "changed", run: changed }));
    expect(change(run(5, { durationMs: 40 }))).toEqual([9, 5, 7]);
    expect(change(run(9, { durationMs: 5 }))).toEqual([7, 5]);
    expect(change(run(10, { durationMs: null }))).toEqual([9, 7, 5]);
    expect(change(run(10, { durationMs: 20 }))).toEqual([9, 7, 10, 5]);
  });
});
