import { expect, test } from "vitest";
import { findInLines } from "./find-in-lines.ts";
import { pointIn, type ShownText, textStarts } from "./found-points.ts";
import { textBlocks } from "./text-blocks.ts";

const lines = Array.from({ length: 2500 }, (_, line) => ({
  text:
    line % 700 === 3
      ? `${"-".repeat(8_000 * 3 - 2)}MARK${"-".repeat(500)}`
      : line % 3 === 0
        ? ""
        : `${line}: MARK`,
}));

/** What is found by the points is the text that was looked for, also over the border of two pieces. */
function readBack(texts: readonly ShownText[]): readonly string[] {
  const starts = textStarts(texts);
  const charAt = (line: number, column: number): string => {
    const point = pointIn(texts, starts, { line, column });
    return point === null ? "?" : (texts[point.piece]?.text.charAt(point.offset) ?? "?");
  };
  return findInLines(lines, "mark").map(({ line, start, end }) =>
    Array.from({ length: end - start }, (_, at) => charAt(line, start + at)).join(""),
  );
}

test("a place is found in the pieces that a whole text is shown in", () => {
  const blocks = textBlocks(lines);
  const joined = blocks.map(({ lines: own, goesOn }) => ({
    text: own.map(({ text }) => text).join("\n"),
    goesOn,
  }));
  const found = readBack(joined);
  expect(found.length).toBeGreaterThan(1600);
  expect(new Set(found)).toEqual(new Set(["MARK"]));
  // A block with marks has an element for each line.
  const byLine = blocks.flatMap(({ lines: own, goesOn }) => own.map(({ text }) => ({ text, goesOn })));
  expect(readBack(byLine)).toEqual(found);
});

test("what is not shown has no place", () => {
  const texts = [{ text: "ab\ncd", goesOn: false }];
  const at = (line: number, column: number) => pointIn(texts, textStarts(texts), { line, column });
  expect(at(1, 1)).toEqual({ piece: 0, offset: 4 });
  expect([at(1, 2), at(2, 0), pointIn([], [], { line: 0, column: 0 })]).toEqual([null, null, null]);
});
