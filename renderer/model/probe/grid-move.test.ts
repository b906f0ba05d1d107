import { expect, test } from "vitest";
import { gridMove } from "./grid-move.ts";

const size = { rows: 3, columns: 4 };
const middle = { row: 1, column: 2 };

test.each([
  ["ArrowRight", false, { row: 1, column: 3 }],
  ["ArrowLeft", false, { row: 1, column: 1 }],
  ["ArrowUp", false, { row: 0, column: 2 }],
  ["ArrowDown", false, { row: 2, column: 2 }],
  ["Home", false, { row: 1, column: 0 }],
  ["End", false, { row: 1, column: 3 }],
  ["Home", true, { row: 0, column: 0 }],
  ["End", true, { row: 2, column: 3 }],
  ["Enter", false, null],
])("%s, with Control: %s", (key, ctrlKey, target) => {
  expect(gridMove({ key, ctrlKey }, middle, size)).toEqual(target);
});

test("nothing leads over the edges, or into nothing", () => {
  const last = { row: 2, column: 3 };
  expect(gridMove({ key: "ArrowRight", ctrlKey: false }, last, size)).toEqual(last);
  expect(gridMove({ key: "ArrowDown", ctrlKey: false }, last, size)).toEqual(last);
  expect(gridMove({ key: "ArrowLeft", ctrlKey: false }, { row: 0, column: 0 }, size)).toEqual({
    row: 0,
    column: 0,
  });
  expect(
    gridMove({ key: "ArrowDown", ctrlKey: false }, { row: 0, column: 0 }, { rows: 0, columns: 0 }),
  ).toBeNull();
});
