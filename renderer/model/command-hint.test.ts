import { expect, test } from "vitest";
import { operations } from "../../shared/run/operation.ts";
import { commandHint } from "./command-hint.ts";

test("the empty word is explained where a namespace is missing, by what the operation makes of that", () => {
  const hints = Object.fromEntries(operations.map((operation) => [operation, commandHint(operation, "")]));
  expect(hints).toEqual({
    ADD: expect.stringContaining("Choose a namespace"),
    CHECK: expect.stringContaining("Choose a namespace"),
    DEL: expect.stringContaining("may go without one"),
    STATUS: expect.stringContaining("does not use it"),
    GC: expect.stringContaining("does not use it"),
    // It has no command line.
    VERSION: null,
  });
});

test.each(operations)("with a namespace, %s needs no hint", (operation) => {
  expect(commandHint(operation, "/run/netns/demo1")).toBeNull();
});
