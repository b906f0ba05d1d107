import { expect, test } from "vitest";
import { succeededRun } from "../../e2e/fixtures/stand-in-data.ts";
import { windowTitle } from "./window-title.ts";

test("the window is called after its run, else after its view", () => {
  expect(windowTitle("run", succeededRun)).toBe("ADD lab-net succeeded, run 1 – cnitool desktop");
  expect(windowTitle("history", null)).toBe("History – cnitool desktop");
});
