import { expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";

const text = ["one", "two\r", "three", "four", "five"].join("\n");

test("an excerpt has the lines around a place and marks its column", () => {
  expect(excerpt(text, { line: 3, column: 2 }, 1)).toEqual([
    { number: 2, text: "two", column: null },
    { number: 3, text: "three", column: 2 },
    { number: 4, text: "four", column: null },
  ]);
});

test("an excerpt ends with the text", () => {
  expect(excerpt(text, { line: 1, column: 1 }, 1).map(({ number }) => number)).toEqual([1, 2]);
  expect(excerpt(text, { line: 5, column: 9 }, 1).map(({ number }) => number)).toEqual([4, 5]);
});
