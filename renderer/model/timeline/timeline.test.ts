import { describe, expect, test } from "vitest";
import { timeBuckets } from "../../../shared/history/time-buckets.ts";
import type { Timeline } from "../../../shared/history/timeline.ts";
import { brushedQuery, countIn, moveBrush } from "./brush.ts";
import { countWords } from "./count-words.ts";
import { betweenWords, spanWords, widthWords } from "./time-words.ts";

const from = new Date(2026, 10, 26, 14, 0).getTime();
const hour = 3_600_000;
const buckets = timeBuckets(from, from + hour, 20);
const timeline: Timeline = {
  ...buckets,
  runs: buckets.edges.slice(1).map((_, n) => n),
  failures: buckets.edges.slice(1).map(() => 1),
};

describe("a brush", () => {
  test("goes from bar to bar, and grows with Shift", () => {
    const first = moveBrush(null, "ArrowLeft", false, 12);
    expect(first).toEqual({ anchor: 11, head: 11 });
    const moved = moveBrush(first, "ArrowLeft", false, 12);
    expect(moved).toEqual({ anchor: 10, head: 10 });
    expect(moveBrush(moved, "ArrowLeft", true, 12)).toEqual({ anchor: 10, head: 9 });
    expect(moveBrush(moved, "Home", true, 12)).toEqual({ anchor: 10, head: 0 });
    expect(moveBrush(first, "ArrowRight", false, 12)).toEqual({ anchor: 11, head: 11 });
    expect(moveBrush(first, "Enter", false, 12)).toBeNull();
    expect(moveBrush(null, "ArrowLeft", false, 0)).toBeNull();
  });

  test("means the runs of its bars, in words that can be typed", () => {
    expect(brushedQuery({}, timeline, { anchor: 4, head: 2 })).toEqual({
      since: "2026-11-26T14:10",
      until: "2026-11-26T14:25",
    });
    expect(countIn(timeline, 2, 4)).toEqual([9, 3]);
  });

  test("leaves open, or as it is, the end that it reaches", () => {
    const last = timeline.runs.length - 1;
    expect(brushedQuery({}, timeline, { anchor: 3, head: last })).toEqual({ since: "2026-11-26T14:15" });
    const query = { since: "2d", until: "1h" };
    expect(brushedQuery(query, timeline, { anchor: 0, head: 1 })).toEqual({
      since: "2d",
      until: "2026-11-26T14:10",
    });
    expect(brushedQuery(query, timeline, { anchor: last, head: last }).until).toBe("1h");
  });
});

describe("words", () => {
  test.each([
    [60_000, "Nov 26 14:00:00 to 14:00:02", "2 seconds"],
    [hour, "Nov 26 14:00 to 14:02", "2 minutes"],
    [20 * hour, "Nov 26 14:00 to 14:30", "30 minutes"],
    [20 * 24 * hour, "Nov 26 12:00 to Nov 27 00:00", "12 hours"],
    [60 * 24 * hour, "Nov 25, 2026 to Nov 26, 2026", "2 days"],
    [24 * 24 * 30 * hour, "Nov 2026", "1 month"],
    [40 * 365 * 24 * hour, "2026", "1 year"],
  ])("for bars of a range of %d ms", (ms, span, width) => {
    const some = timeBuckets(from, from + ms, 50);
    expect([spanWords(some, 0, 0), widthWords(some.width)]).toEqual([span, width]);
  });

  test("for how many", () => {
    expect([countWords(0, 0), countWords(1, 1), countWords(2, 2), countWords(1200, 3)]).toEqual([
      "no runs",
      "1 run, 1 failed",
      "2 runs, all failed",
      "1,200 runs, 3 failed",
    ]);
  });
});

test.each<[first: Date, last: Date, words: string]>([
  [new Date(2026, 9, 18, 9, 12), new Date(2026, 10, 27, 2, 53), "Oct 18 09:12 to Nov 27 02:53"],
  [new Date(2026, 10, 27, 2, 10), new Date(2026, 10, 27, 2, 53), "Nov 27 02:10 to 02:53"],
  [new Date(2026, 10, 27, 2, 53, 1), new Date(2026, 10, 27, 2, 53, 9), "Nov 27 02:53"],
  [new Date(2025, 11, 31, 23, 59), new Date(2026, 0, 1, 0, 1), "Dec 31, 2025 23:59 to Jan 1, 2026 00:01"],
  [new Date(2025, 4, 1, 8, 0), new Date(2025, 4, 1, 9, 0), "May 1, 2025 08:00 to 09:00"],
])("from %s to %s is told as %s", (first, last, words) => {
  const now = new Date(2026, 10, 27, 3, 0).getTime();
  expect(betweenWords({ first: first.getTime(), last: last.getTime() }, now)).toBe(words);
});
