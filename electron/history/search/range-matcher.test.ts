import fc from "fast-check";
import { expect, test } from "vitest";
import type { MatchReader } from "./match-reader.ts";
import { createRangeMatcher } from "./range-matcher.ts";

/** Gives what is in a list, and counts how often it is asked. */
function readerOf(ids: readonly number[]) {
  const asked = { times: 0 };
  const ask = (some: readonly number[], most: number) => {
    asked.times += 1;
    return some.slice(0, most);
  };
  const reader: MatchReader = {
    after: (_, id, most) =>
      ask(
        ids.filter((each) => each > id),
        most,
      ),
    before: (_, id, most) => ask(ids.filter((each) => each < id).reverse(), most),
  };
  return { reader, asked };
}

/** Numbers, dense in some places and rare in others. */
const someIds = fc
  .array(fc.tuple(fc.nat(30_000), fc.integer({ min: 1, max: 3000 })), { maxLength: 4 })
  .map((stretches) => {
    const ids = stretches.flatMap(([from, length]) => Array.from({ length }, (_, at) => from + at + 1));
    return [...new Set(ids)].sort((a, b) => a - b);
  });
const ranges = fc.array(
  fc.tuple(fc.nat(34_000), fc.nat(5000)).map(([first, length]) => ({ first, last: first + length })),
  { minLength: 1, maxLength: 8 },
);

test("ranges in any order give the matches that lie in them", () => {
  fc.assert(
    fc.property(someIds, ranges, fc.boolean(), (ids, asked, isDown) => {
      const inRange = createRangeMatcher(readerOf(ids).reader, "x", isDown);
      for (const { first, last } of asked) {
        const found = inRange({ first, last }).toSorted((a, b) => a - b);
        expect(found).toEqual(ids.filter((id) => id >= first && id <= last));
      }
    }),
    { numRuns: 60 },
  );
});

test("for few matches it is asked once, however many ranges there are", () => {
  for (const isDown of [true, false]) {
    const { reader, asked } = readerOf([5, 70_000, 900_000]);
    const inRange = createRangeMatcher(reader, "x", isDown);
    const starts = Array.from({ length: 245 }, (_, block) => block << 12);
    const found = (isDown ? starts.toReversed() : starts).flatMap((first) =>
      inRange({ first, last: first + 4095 }),
    );
    expect(found.toSorted((a, b) => a - b)).toEqual([5, 70_000, 900_000]);
    expect(asked.times).toBe(1);
  }
});
