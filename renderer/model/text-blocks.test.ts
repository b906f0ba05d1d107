import { expect, test } from "vitest";
import { textBlocks } from "./text-blocks.ts";

const linesOf = (...texts: readonly string[]) => texts.map((text) => ({ text }));
const joined = (texts: readonly string[]) =>
  textBlocks(linesOf(...texts)).reduce(
    (whole, { lines, goesOn }, place) =>
      whole + (place === 0 || goesOn ? "" : "\n") + lines.map(({ text }) => text).join("\n"),
    "",
  );

test("a short text is one block", () => {
  expect(textBlocks(linesOf("a", "b"))).toEqual([{ lines: linesOf("a", "b"), goesOn: false }]);
  expect(textBlocks([])).toEqual([]);
});

test("no block is long, and together they are the text", () => {
  const texts = ["{", ...Array.from({ length: 950 }, (_, at) => `line ${at}`), "", "x".repeat(30_000), "}"];
  expect(joined(texts)).toBe(texts.join("\n"));
  for (const { lines } of textBlocks(linesOf(...texts))) {
    expect(lines.length).toBeLessThanOrEqual(100);
    expect(lines.map(({ text }) => text).join("").length).toBeLessThanOrEqual(8_001);
  }
});

test("many lines of some length make more blocks than their number alone would", () => {
  const texts = Array.from({ length: 100 }, () => "x".repeat(1_000));
  expect(textBlocks(linesOf(...texts))).toHaveLength(13);
  expect(joined(texts)).toBe(texts.join("\n"));
});

test("a line is not cut within a character", () => {
  const text = `${"x".repeat(7_999)}😀${"y".repeat(9_000)}`;
  expect(textBlocks(linesOf(text)).map(({ lines }) => lines[0]?.text.isWellFormed())).toEqual([
    true,
    true,
    true,
  ]);
  expect(joined([text])).toBe(text);
});

test("a marked line keeps its mark in every piece", () => {
  const blocks = textBlocks([{ text: "x".repeat(20_000), marked: true }]);
  expect(blocks.map(({ lines }) => lines[0]?.marked)).toEqual([true, true, true]);
});
