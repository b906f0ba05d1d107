import { expect, test } from "vitest";
import { counted, runsWords } from "./number-words.ts";

test.each([
  [0, "0 runs"],
  [1, "1 run"],
  [12_408, "12,408 runs"],
])("%i", (count, words) => {
  expect(runsWords(count)).toBe(words);
});

test("of what has a plural of its own", () => {
  expect(counted(1, "address", "addresses")).toBe("1 address");
  expect(counted(2, "address", "addresses")).toBe("2 addresses");
});
