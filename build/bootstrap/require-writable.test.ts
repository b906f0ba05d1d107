import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { requireWritable } from "./require-writable.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "writable-"));
  mkdirSync(join(root, "dist"));
});
afterEach(() => rmSync(root, { recursive: true }));

describe("a checkout in which something has to be written", () => {
  test("is taken as it is where everything can be written", () => {
    expect(() => requireWritable(root, "to build the program")).not.toThrow();
  });

  test.each(["", "dist"])("is refused in one sentence where %j belongs to somebody else", (name) => {
    const foreign = join(root, name);
    expect(() => requireWritable(root, "to build the program", (path) => path !== foreign)).toThrow(
      `you may not write into ${foreign}, which is needed to build the program`,
    );
  });

  test("is not asked for folders that are not there", () => {
    const asked: string[] = [];
    requireWritable(root, "to build the program", (path) => asked.push(path) > 0);
    expect(asked).toEqual([join(root), join(root, "dist")]);
  });
});
