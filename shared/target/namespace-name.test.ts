import { expect, test } from "vitest";
import { namespaceNameProblem } from "./namespace-name.ts";

test.each(["demo1", "a", "ü", "with space", "...", "a-b", "x".repeat(255)])("%j is a name", (name) => {
  expect(namespaceNameProblem(name)).toBeNull();
});

test.each([
  ["", "needs a name"],
  [".", "cannot be called"],
  ["..", "cannot be called"],
  ["a/b", "slash"],
  ["/", "slash"],
  ["a\0b", "NUL"],
  ["-a", "dash"],
  ["x".repeat(256), "255 bytes"],
  ["ü".repeat(128), "255 bytes"],
])("%j is none: %s", (name, reason) => {
  expect(namespaceNameProblem(name)).toContain(reason);
});
