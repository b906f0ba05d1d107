import { expect, test } from "vitest";
import { networkDirectory } from "../../e2e/fixtures/stand-in-data.ts";
import { fileByKey, filterNetworks } from "./filter-networks.ts";

const { files } = networkDirectory;
const [first = "", second = "", third = ""] = files.map(({ file }) => file);

test.each([
  ["Enter takes the first of what was looked for", "Enter", "net.d", second, first],
  ["Enter alone keeps what is chosen", "Enter", " ", second, second],
  ["the arrow keeps what is chosen where it is left", "ArrowDown", "net.d", second, second],
  ["the arrow takes the first where what is chosen is not left", "ArrowDown", "net.d", "/gone", first],
] as const)("%s", (_name, key, filter, chosen, expected) => {
  expect(fileByKey(key, files, filter, chosen)).toBe(expected);
});

test("the only match is taken, and nothing where there is none", () => {
  const left = filterNetworks(files, "ptp");
  expect(left.map(({ file }) => file)).toEqual([second]);
  expect(fileByKey("ArrowDown", left, "ptp", third)).toBe(second);
  expect(fileByKey("Enter", [], "nothing", first)).toBeNull();
});
