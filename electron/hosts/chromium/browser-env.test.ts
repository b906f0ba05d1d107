import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { browserEnv } from "./browser-env.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "b-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it("hands on what is set, and keeps reports of crashes in the profile", () => {
  expect(browserEnv({ DISPLAY: ":0", LANG: undefined }, "/profile")).toEqual({
    DISPLAY: ":0",
    BREAKPAD_DUMP_LOCATION: "/profile/Crash Reports",
  });
});

it("hands on a TMPDIR that the browser can use", () => {
  expect(browserEnv({ TMPDIR: "/tmp" }, "/profile").TMPDIR).toBe("/tmp");
});

it("drops a TMPDIR that it cannot use, or whose path is too long for a socket", () => {
  const long = join(folder, "x".repeat(60));
  mkdirSync(long);
  const file = join(folder, "file");
  writeFileSync(file, "");
  for (const TMPDIR of ["", "tmp", join(folder, "none"), file, long]) {
    expect(browserEnv({ TMPDIR }, "/profile"), TMPDIR).not.toHaveProperty("TMPDIR");
  }
});
