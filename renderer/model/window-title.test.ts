import { expect, test } from "vitest";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { parseRoute } from "./route.ts";
import { windowTitle } from "./window-title.ts";

test.each([
  ["#/run", succeededRun, "ADD lab-net succeeded, run 1"],
  ["#/history", null, "History"],
  ["#/history/compare/3/4", null, "Runs 3 and 4 compared"],
  ["#/history/attachment/lab/c7/eth0", null, "Attachment c7 / eth0"],
])("the window at %s is called after what it shows", (hash, record, title) => {
  expect(windowTitle(parseRoute(hash), record)).toBe(`${title} – cnitool desktop`);
});
