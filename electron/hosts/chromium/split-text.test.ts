import fc from "fast-check";
import { expect, it } from "vitest";
import { splitText } from "./split-text.ts";

it("leaves a text whole that fits, and an empty one", () => {
  expect(splitText("abc", 3)).toEqual(["abc"]);
  expect(splitText("", 3)).toEqual([""]);
});

it("cuts beside a character and not through it", () => {
  expect(splitText("ab\u{1f600}cd", 3)).toEqual(["ab", "\u{1f600}c", "d"]);
});

it("gives pieces that are short enough, whole in themselves, and the text again together", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 2, max: 9 }), (text, max) => {
      const pieces = splitText(text, max);
      expect(pieces.join("")).toBe(text);
      for (const piece of pieces) {
        expect(piece.length).toBeLessThanOrEqual(max);
        expect(piece.isWellFormed()).toBe(true);
      }
    }),
  );
});
