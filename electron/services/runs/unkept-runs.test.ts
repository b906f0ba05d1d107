import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sampleRun } from "../../history/sample-run.ts";
import { ActiveRun } from "./active-run.ts";
import { createUnkeptRuns } from "./unkept-runs.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Runs that have ended and that a history, which takes those of `fits`, did not take. */
function unkept(ids: readonly number[]) {
  const fits = new Set<number>();
  const attempts: number[] = [];
  const kept: number[] = [];
  const waiting = createUnkeptRuns((run) => kept.push(run.record.id));
  const finish = ({ id }: { readonly id: number }) => {
    attempts.push(id);
    if (!fits.has(id)) throw new Error("database or disk is full");
  };
  const store = { saveStep: () => {}, finish };
  for (const id of ids) {
    const run = new ActiveRun({ ...sampleRun, id }, store, () => {});
    const nothing = { skipReason: null, error: null, result: null };
    run.finish({ type: "finished", outcome: "succeeded", durationMs: 1, ...nothing });
    waiting.add(run);
  }
  attempts.length = 0;
  return { waiting, fits, attempts, kept };
}

test("are tried one at a time while nothing can be written, and all once something can", () => {
  const { fits, attempts, kept } = unkept([1, 2, 3]);
  vi.advanceTimersToNextTimer();
  expect(attempts).toEqual([1]);
  for (const id of [1, 2, 3]) fits.add(id);
  vi.advanceTimersToNextTimer();
  expect(kept).toEqual([2, 3, 1]);
  expect(vi.getTimerCount()).toBe(0);
});

test("do not wait for one that never fits", () => {
  const { fits, kept } = unkept([1, 2]);
  fits.add(2);
  vi.advanceTimersToNextTimer();
  vi.advanceTimersToNextTimer();
  expect(kept).toEqual([2]);
});

test("are all tried once more at the end", () => {
  const { waiting, fits, attempts, kept } = unkept([1, 2]);
  fits.add(2);
  waiting.close();
  expect(attempts).toEqual([1, 2]);
  expect(kept).toEqual([2]);
  expect(vi.getTimerCount()).toBe(0);
});
