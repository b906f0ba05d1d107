import { expect, test } from "vitest";
import { firstPart } from "./first-part.ts";

const linesOf = (count: number, length: number) =>
  Array.from({ length: count }, () => ({ text: "x".repeat(length), marked: false }));

test("a short text is shown whole", () => {
  const lines = linesOf(400, 50);
  expect(firstPart(lines)).toEqual({ lines, hiddenLines: 0, hiddenChars: 0 });
  expect(firstPart([])).toEqual({ lines: [], hiddenLines: 0, hiddenChars: 0 });
});

test("more lines wait", () => {
  expect(firstPart(linesOf(1000, 10))).toMatchObject({ hiddenLines: 600, hiddenChars: 0 });
});

test("a line that is very long is cut, and the lines after it wait", () => {
  const part = firstPart([{ text: "a" }, { text: "x".repeat(8_000_000) }, { text: "b" }]);
  expect(part.lines.map(({ text }) => text.length)).toEqual([1, 19_999]);
  expect(part).toMatchObject({ hiddenLines: 1, hiddenChars: 8_000_000 - 19_999 });
});

test("of many long lines the first ones are shown whole", () => {
  const part = firstPart(linesOf(10, 8_000));
  expect(part.lines.map(({ text }) => text.length)).toEqual([8_000, 8_000]);
  expect(part).toMatchObject({ hiddenLines: 8, hiddenChars: 0 });
});
