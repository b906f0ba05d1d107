import { expect, test } from "vitest";
import { readMoment } from "./moment.ts";

const now = new Date(2026, 2, 1, 15, 30).getTime();
const local = (...parts: [number, number, number, number?, number?, number?, number?]) =>
  new Date(...parts).getTime();

test.each<[string, number]>([
  ["30m", now - 30 * 60_000],
  ["12h", now - 12 * 3_600_000],
  ["2d", now - 2 * 86_400_000],
  ["1w", now - 7 * 86_400_000],
  ["today", local(2026, 2, 1)],
  ["yesterday", local(2026, 1, 28)],
  ["2026-02-10", local(2026, 1, 10)],
  ["2026-02-10T08:05", local(2026, 1, 10, 8, 5)],
  ["2026-02-10T08:05:07.250", local(2026, 1, 10, 8, 5, 7, 250)],
  ["2026-02-10T08:05:07.250Z", Date.UTC(2026, 1, 10, 8, 5, 7, 250)],
  ["2026-02-10T08:05+02:00", Date.UTC(2026, 1, 10, 6, 5)],
])("%s", (text, at) => {
  expect(readMoment(text, now)).toBe(at);
});

test.each([
  "",
  "2",
  "d",
  "2 d",
  "-2d",
  "2026",
  "2026-2-1",
  "2026-02-30",
  "2026-13-01",
  "2026-02-10T25:00",
  "tomorrow",
])("%s is none", (text) => {
  expect(readMoment(text, now)).toBeNull();
});
