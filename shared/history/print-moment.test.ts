import { expect, test } from "vitest";
import { readMoment } from "./moment.ts";
import { printMoment } from "./print-moment.ts";

test.each([
  [new Date(2026, 10, 26), "2026-11-26"],
  [new Date(2026, 10, 26, 7, 5), "2026-11-26T07:05"],
  [new Date(2026, 10, 26, 7, 5, 9), "2026-11-26T07:05:09"],
  [new Date(1_764_115_200_123), "2025-11-26T00:00:00.123Z"],
])("%s is said as short as it can be", (date, words) => {
  expect(printMoment(date.getTime())).toBe(words);
});

test("what is said is what was meant", () => {
  for (let at = 0; at < 4e12; at += 1_234_567_891_234 / 997) {
    for (const ms of [1, 1000, 60_000, 3_600_000]) {
      const moment = Math.floor(at / ms) * ms;
      expect(readMoment(printMoment(moment), 0)).toBe(moment);
    }
  }
});
