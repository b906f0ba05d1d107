import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonErrorPlace } from "./json-error-place.ts";
import { isJson } from "./json-tree.ts";

test.each([
  ['level=info\n{"cniVersion":"1.0.0"}', { index: 0, line: 1, column: 1 }],
  ['{"a":1}\nbye', { index: 8, line: 2, column: 1 }],
  ['{\n  "é": tru,\n}', { index: 12, line: 2, column: 11 }],
  ['{"a":1,}', { index: 7, line: 1, column: 8 }],
  ['{"a" 1}', { index: 5, line: 1, column: 6 }],
  ['["a\nb"]', { index: 3, line: 1, column: 4 }],
  ['{"a":"b"', { index: 8, line: 1, column: 9 }],
  ["[-]", { index: 2, line: 1, column: 3 }],
  ["01", { index: 1, line: 1, column: 2 }],
  ["", { index: 0, line: 1, column: 1 }],
] as const)("%j", (text, place) => expect(jsonErrorPlace(text)).toEqual(place));

test("what JSON.parse takes has no such place, and what it refuses has one", () => {
  const broken = fc
    .tuple(fc.json(), fc.nat(), fc.constantFrom("", '"', "{", "}", "]", ",", ":", "0", "-", "\\", "x", "\n"))
    .map(([json, at, put]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + put + json.slice(place + 1);
    });
  fc.assert(
    fc.property(fc.oneof(broken, fc.json(), fc.string()), (text) => {
      const place = jsonErrorPlace(text);
      expect(place === null).toBe(isJson(text));
      // Whatever stands before the place can still become JSON, so that nothing in it is refused.
      if (place !== null)
        expect(jsonErrorPlace(text.slice(0, place.index))?.index ?? place.index).toBe(place.index);
    }),
    { numRuns: 2000 },
  );
});

test("depth and length have no limit", () => {
  const deep = "[".repeat(200_000);
  expect(jsonErrorPlace(deep)?.index).toBe(deep.length);
  expect(jsonErrorPlace(`"${"x".repeat(2_000_000)}"`)).toBeNull();
});
