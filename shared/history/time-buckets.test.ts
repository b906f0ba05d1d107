import { describe, expect, test } from "vitest";
import { timeBuckets } from "./time-buckets.ts";

const local = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime();

describe("buckets of time", () => {
  test.each([
    ["seconds", local(2026, 10, 26, 10, 0), 60_000, { count: 1, unit: "second" }],
    ["minutes", local(2026, 10, 26, 10, 0), 3_600_000, { count: 1, unit: "minute" }],
    ["hours", local(2026, 10, 26), 3 * 86_400_000, { count: 1, unit: "hour" }],
    ["days", local(2026, 7, 1), 60 * 86_400_000, { count: 1, unit: "day" }],
    ["weeks", local(2025, 7, 1), 400 * 86_400_000, { count: 7, unit: "day" }],
    ["months", local(2020, 0, 1), 6 * 365 * 86_400_000, { count: 1, unit: "month" }],
    ["years", local(1970, 0, 2), 56 * 365 * 86_400_000, { count: 1, unit: "year" }],
  ])("are %s where the range fits them", (_, from, ms, width) => {
    const buckets = timeBuckets(from, from + ms, 100);
    expect(buckets.width).toEqual(width);
    expect(buckets.edges.length).toBeLessThanOrEqual(101);
  });

  test("hold the whole range, without a gap, whatever it is", () => {
    for (const from of [0, 951_782_400_000, 1_764_115_200_123]) {
      for (let ms = 1; ms < 1e14; ms *= 7) {
        const { edges } = timeBuckets(from, from + ms, 100);
        expect(edges[0]).toBeLessThanOrEqual(from);
        expect(edges.at(-1)).toBeGreaterThanOrEqual(from + ms);
        expect(edges.at(-2)).toBeLessThan(from + ms);
        expect(edges.length).toBeLessThanOrEqual(104);
        expect(edges.toSorted((a, b) => a - b)).toEqual(edges);
        expect(new Set(edges).size).toBe(edges.length);
      }
    }
  });

  test("begin where clocks and calendars do", () => {
    const from = local(2026, 10, 26, 10, 37);
    const parts = (edge: number | undefined) => {
      const date = new Date(edge ?? 0);
      return [date.getMonth() + 1, date.getDate(), date.getHours(), date.getMinutes()];
    };
    const first = (ms: number) => parts(timeBuckets(from, from + ms, 100).edges[0]);
    expect(first(7 * 3_600_000)).toEqual([11, 26, 10, 35]);
    expect(first(20 * 86_400_000)).toEqual([11, 26, 6, 0]);
    expect(first(90 * 86_400_000)).toEqual([11, 26, 0, 0]);
    // A Monday.
    expect(first(500 * 86_400_000)).toEqual([11, 23, 0, 0]);
    expect(first(2000 * 86_400_000)).toEqual([11, 1, 0, 0]);
  });
});
