import { describe, expect, test } from "vitest";
import { movedBy, type ShownRows } from "./reading-place.ts";

const rowPx = 32;
const shown = (...ids: readonly number[]): ShownRows => ({
  runs: ids.map((id) => ({ id })),
  beforePx: 0,
  reachesStart: true,
  newestId: Math.max(9, ...ids),
});
const at = (scrollTop: number, isRead: boolean) => ({ scrollTop, rowPx, isRead });

describe("at the top of the list", () => {
  test("a new run comes into sight where nobody reads", () => {
    expect(movedBy(shown(9, 8, 7), shown(10, 9, 8, 7), at(0, false))).toBe(0);
  });

  test("a new run moves nothing where a row is selected or the list has the focus", () => {
    expect(movedBy(shown(9, 8, 7), shown(10, 9, 8, 7), at(0, true))).toBe(rowPx);
    expect(movedBy(shown(9, 8, 7), shown(11, 10, 9, 8, 7), at(5, true))).toBe(2 * rowPx);
  });

  test("a run that is had back is seen", () => {
    expect(movedBy(shown(8, 6), shown(8, 7, 6), at(0, true))).toBe(0);
    expect(movedBy(shown(8, 7), shown(9, 8, 7), at(0, true))).toBe(0);
  });
});

describe("further down", () => {
  test("runs that come or go above move nothing, whoever reads", () => {
    expect(movedBy(shown(8, 7, 6, 5), shown(9, 8, 7, 6, 5), at(2 * rowPx, false))).toBe(rowPx);
    expect(movedBy(shown(8, 7, 6, 5), shown(7, 6, 5), at(2 * rowPx, false))).toBe(-rowPx);
  });

  test("where the first row in sight went, the next one stays", () => {
    expect(movedBy(shown(8, 7, 6, 5), shown(9, 8, 7, 5), at(2 * rowPx, false))).toBe(0);
  });
});
