import { expect, test } from "vitest";
import { networkDirectory } from "../../e2e/fixtures/stand-in-data.ts";
import { listKeyTarget } from "../components/list-keys.ts";
import { filterNetworks } from "./filter-networks.ts";
import { shortHeadline } from "./short-headline.ts";

test.each([
  ["", 5],
  ["LAB", 1],
  ["bridge", 2],
  ["host-local bridge", 2],
  ["90-", 1],
  ["nothing", 0],
])("the filter %j leaves %i networks", (filter, count) => {
  expect(filterNetworks(networkDirectory.files, filter)).toHaveLength(count);
});

test.each([
  ["ArrowDown", -1, 0],
  ["ArrowDown", 19, 19],
  ["ArrowUp", -1, 19],
  ["ArrowUp", 0, 0],
  ["PageDown", 5, 15],
  ["PageUp", 5, 0],
  ["Home", 5, 0],
  ["End", 5, 19],
])("%s goes from %i to %i in a list of twenty", (key, from, to) => {
  expect(listKeyTarget(key, from, 20)).toBe(to);
});

test("other keys, and an empty list, lead nowhere", () => {
  expect(listKeyTarget("a", 0, 20)).toBeNull();
  expect(listKeyTarget("End", -1, 0)).toBeNull();
});

test.each([
  ['plugin type="bridge" failed (add): no room', "bridge: no room"],
  ['plugin type="bridge" name="own" failed (delete): no room', "bridge: no room"],
  ['failed to find plugin "x" in path [/a]', 'failed to find plugin "x" in path [/a]'],
])("%s is listed as %s", (headline, short) => {
  expect(shortHeadline(headline)).toBe(short);
});
