import { expect, test } from "vitest";
import { columns, printable } from "./output.ts";

test("columns are as wide as their widest cell, and no line ends in blanks", () => {
  expect(
    columns([
      ["A", "LONG HEAD", ""],
      ["longer", "b", "c"],
    ]),
  ).toBe("A       LONG HEAD\nlonger  b          c\n");
});

test("what could move a terminal's cursor is shown as a question mark", () => {
  expect(printable("\u001b[2Jgone\u0007\nnext\u009b")).toBe("?[2Jgone? next?");
  expect(columns([["a\tb\r"]])).toBe("a?b?\n");
});
