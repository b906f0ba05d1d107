import { expect, test } from "vitest";
import { delRun } from "../../e2e/fixtures/stand-in-runs.ts";
import { shownOperation } from "./shown-operation.ts";

const { file } = delRun.network;

test("the operation is that of the run on screen", () => {
  expect(shownOperation(delRun, { targetId: "lab", file })).toBe("DEL");
});

test("without a run, or beside one of another network or target, it is ADD", () => {
  expect(shownOperation(null, { targetId: "lab", file })).toBe("ADD");
  expect(shownOperation(delRun, { targetId: "lab", file: "/other.conflist" })).toBe("ADD");
  expect(shownOperation(delRun, { targetId: "host", file })).toBe("ADD");
});
