import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { getCompileCacheDir } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { keepCompiledCode } from "./compile-cache.ts";

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "home-"));
});
afterEach(() => {
  rmSync(home, { recursive: true, force: true });
});

const stranger = 54_321;

test("makes nothing in the home of another user, whom it would lock out", ({ skip }) => {
  skip(process.getuid?.() !== 0, "Only root can make a home of another user.");
  chownSync(home, stranger, stranger);
  keepCompiledCode({ HOME: home });
  expect(existsSync(join(home, ".cache"))).toBe(false);
});

test("takes no directory that another user could put another one in the place of", ({ skip }) => {
  skip(process.getuid?.() !== 0, "Only root can make a home of another user.");
  mkdirSync(join(home, ".cache/cnitool-desktop/compiled"), { recursive: true, mode: 0o700 });
  chownSync(home, stranger, stranger);
  const before = getCompileCacheDir();
  keepCompiledCode({ HOME: home });
  expect(getCompileCacheDir()).toBe(before);
});

test("takes none that others may write", () => {
  chmodSync(home, 0o777);
  keepCompiledCode({ HOME: home });
  expect(existsSync(join(home, ".cache"))).toBe(false);
});

test("makes one for its user's eyes only in the user's own home", () => {
  keepCompiledCode({ HOME: home });
  expect(statSync(join(home, ".cache/cnitool-desktop/compiled")).mode & 0o777).toBe(0o700);
});
