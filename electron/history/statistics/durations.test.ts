import { expect, test } from "vitest";
import { seeded } from "../../../bench/history-runs.ts";
import { Durations } from "./durations.ts";

function quantile(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(part * values.length)) - 1] ?? 0;
}

test.each([1, 2, 19, 2000])("of %d, quantiles are exact", (count) => {
  const random = seeded(count);
  const values = Array.from({ length: count }, () => random() * 100);
  const durations = new Durations();
  for (const value of values) durations.add(value);
  expect(durations.times()).toEqual({
    median: quantile(values, 0.5),
    p95: quantile(values, 0.95),
    estimated: false,
  });
});

test("of many, they are off by no more than is said", () => {
  const random = seeded(7);
  // From microseconds to hours.
  const values = Array.from({ length: 20_000 }, () => 0.01 * 10 ** (8 * random() ** 2));
  const durations = new Durations();
  for (const value of values) durations.add(value);
  const times = durations.times();
  expect(times?.estimated).toBe(true);
  for (const [told, part] of [
    [times?.median ?? 0, 0.5],
    [times?.p95 ?? 0, 0.95],
  ] as const) {
    expect(Math.abs(told / quantile(values, part) - 1)).toBeLessThan(0.005);
  }
});

test("of none, there are none", () => {
  expect(new Durations().times()).toBeNull();
});
