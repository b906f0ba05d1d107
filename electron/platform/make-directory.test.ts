import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { makeDirectory } from "./make-directory.ts";

let place = "";
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), "make-directory-"));
});
afterEach(() => rmSync(place, { recursive: true }));

test("makes a directory and its parents for this user alone, and is content with one that is there", () => {
  const path = join(place, "a/b/c");
  makeDirectory(path);
  makeDirectory(path);
  for (const made of ["a", "a/b", "a/b/c"]) expect(statSync(join(place, made)).mode & 0o777).toBe(0o700);
});

test("says why where it cannot, also below a directory in which nothing can be made", () => {
  writeFileSync(join(place, "file"), "");
  symlinkSync(join(place, "nowhere"), join(place, "dangling"));
  expect(() => makeDirectory(join(place, "file"))).toThrow("EEXIST");
  expect(() => makeDirectory(join(place, "file/below"))).toThrow("ENOTDIR");
  expect(() => makeDirectory(join(place, "dangling"))).toThrow("EEXIST");
  expect(() => makeDirectory("/proc/cnitool-desktop/state")).toThrow("ENOENT");
});
