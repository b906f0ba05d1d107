import { expect, test } from "vitest";
import { newNamespaceProblem, suggestNamespaceName } from "./new-namespace.ts";

test.each(["demo1", "a b", "é", "x".repeat(255)])("%s can be a namespace", (name) => {
  expect(newNamespaceProblem(name, ["demo2"])).toBeNull();
});

test.each([
  ["", "needs a name"],
  ["..", "cannot be called"],
  ["a/b", "slash"],
  ["-a", "dash"],
  ["é".repeat(128), "255 bytes"],
  ["demo2", "exists already"],
])("%s cannot", (name, reason) => {
  expect(newNamespaceProblem(name, ["demo2"])).toContain(reason);
});

test("the first free name is suggested", () => {
  expect(suggestNamespaceName(["demo1", "demo3"])).toBe("demo2");
});
