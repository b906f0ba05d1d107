import { expect, test } from "vitest";
import { newestFirst } from "../../shared/history/run-order.ts";
import { formatRoute } from "./route.ts";
import { deleteSearch, nameProblem, renameSearch, routeOf, saveSearch } from "./saved-searches.ts";

const slow = { name: "slow", words: "op:ADD since:1d", order: { by: "duration", descending: true } } as const;
const failed = { name: "failed", words: "outcome:failed", order: newestFirst };
const both = [slow, failed];

test("a search is opened at its address, in its order", () => {
  expect(formatRoute(routeOf(slow))).toBe("#/history?q=op%3AADD+since%3A1d&sort=-duration");
});

test("a search is saved once under its name, in its place", () => {
  expect(saveSearch([slow], failed)).toEqual(both);
  const other = { ...slow, words: "op:DEL" };
  expect(saveSearch(both, other)).toEqual([other, failed]);
});

test("a search is renamed in its place, and deleted", () => {
  expect(renameSearch(both, "slow", " slowest ")).toEqual([{ ...slow, name: "slowest" }, failed]);
  expect(deleteSearch(both, "slow")).toEqual([failed]);
});

test("a name is there, and no other search's", () => {
  expect(nameProblem(both, " ", "")).toBe("Give it a name.");
  expect(nameProblem(both, "slow", "failed")).toBe("Another search has this name.");
  expect(nameProblem(both, "slow", "slow")).toBeNull();
  expect(nameProblem(both, "new", "")).toBeNull();
});
