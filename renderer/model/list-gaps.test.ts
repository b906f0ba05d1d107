import { describe, expect, test } from "vitest";
import { summaryOf } from "../../e2e/fixtures/stand-in-main.ts";
import { manyRuns } from "../../e2e/fixtures/stand-in-runs.ts";
import { listGaps, noGaps, numberInGap } from "./list-gaps.ts";

const rowPx = 32;
const runs = manyRuns(100, 0).map(summaryOf);
const loaded = { runs, skipped: 400, matching: 1000, complete: false };

describe("the room of runs that are not loaded", () => {
  test("is that of their rows", () => {
    expect(listGaps(loaded, rowPx)).toEqual({ beforePx: 400 * rowPx, afterPx: 500 * rowPx });
    expect(listGaps({ ...loaded, complete: true }, rowPx).afterPx).toBe(0);
  });

  test("is not there where their number is not known", () => {
    expect(listGaps({ ...loaded, matching: null }, rowPx)).toEqual(noGaps);
    expect(listGaps({ ...loaded, skipped: null }, rowPx)).toEqual(noGaps);
  });

  test("is smaller where a browser could not place so many rows", () => {
    const { beforePx, afterPx } = listGaps({ ...loaded, skipped: 2_000_000, matching: 5_000_000 }, rowPx);
    expect(beforePx + afterPx + 100 * rowPx).toBeLessThanOrEqual(15_000_001);
    expect(beforePx / afterPx).toBeCloseTo(2_000_000 / 2_999_900, 3);
  });
});

describe("what is in sight", () => {
  const gaps = listGaps(loaded, rowPx);
  const at = (topPx: number) => numberInGap(loaded, gaps, { topPx, heightPx: 500 }, rowPx);

  test("has a number where no loaded run is", () => {
    expect([0, 100, 384].map((number) => at(number * rowPx))).toEqual([0, 100, 384]);
    expect([500, 700, 999].map((number) => at(number * rowPx))).toEqual([500, 700, 999]);
    expect(at(5000 * rowPx)).toBe(999);
  });

  test("has none as long as one is there", () => {
    expect([385, 400, 499].map((number) => at(number * rowPx))).toEqual([null, null, null]);
  });

  test("has none in a list without room for others", () => {
    const whole = { runs, skipped: 0, matching: 100, complete: true };
    expect(numberInGap(whole, noGaps, { topPx: 100 * rowPx, heightPx: 500 }, rowPx)).toBeNull();
  });

  test("is found again where rows have less room", () => {
    const many = { ...loaded, skipped: 2_000_000, matching: 5_000_000 };
    const { beforePx, afterPx } = listGaps(many, rowPx);
    const topPx = beforePx / 2;
    expect(numberInGap(many, { beforePx, afterPx }, { topPx, heightPx: 500 }, rowPx)).toBe(1_000_000);
  });
});
