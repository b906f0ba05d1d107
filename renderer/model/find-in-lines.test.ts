import { expect, test } from "vitest";
import { findInLines, maxFoundPlaces } from "./find-in-lines.ts";

const lines = (text: string) => text.split("\n").map((line) => ({ text: line }));

test("all places in their order, whatever their case", () => {
  expect(findInLines(lines("Eth0 eth0\n\nxETH0"), "eth0")).toEqual([
    { line: 0, start: 0, end: 4 },
    { line: 0, start: 5, end: 9 },
    { line: 2, start: 1, end: 5 },
  ]);
});

test("a text is no pattern, and what overlaps counts once", () => {
  const text = String.raw`a.c (x) [y] {1} ^$ a|b \d / -`;
  for (const word of text.split(" ")) expect(findInLines(lines(text), word)).toHaveLength(1);
  expect(findInLines(lines("aaaa"), "aa")).toHaveLength(2);
});

test("letters whose lower case is longer move nothing", () => {
  expect(findInLines(lines("İİ eth0"), "ETH0")).toEqual([{ line: 0, start: 3, end: 7 }]);
});

test("nothing is looked for without a text, and of a megabyte so many places are kept", () => {
  expect(findInLines(lines("abc"), "")).toEqual([]);
  expect(findInLines(lines("ab".repeat(500_000)), "b")).toHaveLength(maxFoundPlaces);
});
