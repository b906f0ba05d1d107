import { expect, test } from "vitest";
import { typeaheadTarget } from "./typeahead.ts";

const labels = ["demo1", "demo2", "Red", "db"];

test("one letter goes on to the next entry that begins with it, whatever its case", () => {
  expect(typeaheadTarget(labels, "d", -1)).toBe(0);
  expect(typeaheadTarget(labels, "d", 0)).toBe(1);
  expect(typeaheadTarget(labels, "d", 3)).toBe(0);
  expect(typeaheadTarget(labels, "r", 0)).toBe(2);
});

test("more letters stay where they still fit", () => {
  expect(typeaheadTarget(labels, "demo", 1)).toBe(1);
  expect(typeaheadTarget(labels, "db", 0)).toBe(3);
});

test("letters that no entry begins with lead nowhere", () => {
  expect(typeaheadTarget(labels, "x", 0)).toBeNull();
  expect(typeaheadTarget([], "d", -1)).toBeNull();
});
