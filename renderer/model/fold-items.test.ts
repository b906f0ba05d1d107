import { expect, test } from "vitest";
import { foldItems } from "./fold-items.ts";

const item = (id: string, widthPx: number, stays = false) => ({ id, widthPx, stays });
const row = (roomPx: number) => ({ roomPx, gapPx: 10, menuPx: 50 });
const three = [item("a", 100), item("b", 100), item("c", 100)];

test("nothing folds where all have room, to the last pixel", () => {
  expect(foldItems(three, row(320))).toEqual([]);
  expect(foldItems([], row(0))).toEqual([]);
});

test("the last ones fold first, until the rest has room beside the menu", () => {
  expect(foldItems(three, row(319))).toEqual(["c"]);
  expect(foldItems(three, row(270))).toEqual(["c"]);
  expect(foldItems(three, row(269))).toEqual(["b", "c"]);
  expect(foldItems(three, row(10))).toEqual(["a", "b", "c"]);
});

test("what stays is never folded, and takes its room from the others", () => {
  const items = [item("a", 100), item("b", 100), item("c", 150, true)];
  expect(foldItems(items, row(370))).toEqual([]);
  expect(foldItems(items, row(369))).toEqual(["b"]);
  expect(foldItems(items, row(10))).toEqual(["a", "b"]);
});
