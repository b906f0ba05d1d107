import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type DiffLine, type DiffRow, diffLines } from "./diff-lines.ts";
import { foldRows } from "./fold-rows.ts";

const textOf = (line: DiffLine | null): string | null => line?.parts.map(({ text }) => text).join("") ?? null;
const shown = ({ kind, left, right }: DiffRow) => [kind, textOf(left), textOf(right)];

describe("lines of two texts", () => {
  test("stand beside each other, and what was changed is paired", () => {
    expect(diffLines(["a", "b", "c", "d"], ["a", "B", "c", "d", "e"]).map(shown)).toEqual([
      ["same", "a", "a"],
      ["changed", "b", "B"],
      ["same", "c", "c"],
      ["same", "d", "d"],
      ["added", null, "e"],
    ]);
  });

  test("of unlike number leave room on one side", () => {
    expect(diffLines(["x", "y", "end"], ["z", "end"]).map(shown)).toEqual([
      ["changed", "x", "z"],
      ["removed", "y", null],
      ["same", "end", "end"],
    ]);
  });

  test("mark the words that differ", () => {
    const [row] = diffLines(['"mtu": 1500'], ['"mtu": 9000']);
    expect(row?.left?.parts).toEqual([
      { text: '"mtu": ', marked: false },
      { text: "1500", marked: true },
    ]);
    expect(row?.right?.parts.at(-1)).toEqual({ text: "9000", marked: true });
  });

  test("are all there, in their order and with their numbers, whatever they are", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c b", "c  a", ""), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (left, right) => {
        const rows = diffLines(left, right);
        const side = (name: "left" | "right") =>
          rows.flatMap((row) => (row[name] === null ? [] : [row[name]]));
        expect(side("left").map(textOf)).toEqual(left);
        expect(side("right").map(textOf)).toEqual(right);
        expect(side("right").map(({ number }) => number)).toEqual(right.map((_, index) => index + 1));
        for (const row of rows) {
          expect(row.kind === "same", JSON.stringify(row)).toBe(textOf(row.left) === textOf(row.right));
        }
      }),
    );
  });

  test("that have nothing in common are told apart without end", () => {
    const many = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word} ${index}`);
    const rows = diffLines(many("left"), many("right"));
    expect(rows).toHaveLength(5000);
    expect(rows.every(({ kind }) => kind === "changed")).toBe(true);
  });
});

describe("equal lines", () => {
  const fold = (equalBefore: number, equalAfter: number) => {
    const equal = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);
    const [before, after] = [equal(equalBefore), equal(equalAfter)];
    const rows = diffLines([...before, "old", ...after], [...before, "new", ...after]);
    return foldRows(rows).map(({ kind, rows: some }) => `${kind} ${some.length}`);
  };
  test("are left out where they are far from a difference", () => {
    expect(fold(10, 5)).toEqual(["fold 7", "rows 7", "fold 2"]);
  });
  test("stay where leaving them out would save nothing", () => {
    expect(fold(4, 3)).toEqual(["rows 8"]);
  });
  test("are all left out where nothing differs", () => {
    expect(foldRows(diffLines(["a", "b"], ["a", "b"])).map(({ kind }) => kind)).toEqual(["fold"]);
  });
});
