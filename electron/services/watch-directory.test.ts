import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { watchDirectory } from "./watch-directory.ts";

let base: string;
let stop: () => void;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "watch-"));
});
afterEach(() => {
  stop();
  rmSync(base, { recursive: true, force: true });
});

/** Watches, and gives a function that makes a change and waits until one is told. */
function watching(directory: string): (change: () => void) => Promise<void> {
  let told = () => {};
  stop = watchDirectory(
    directory,
    () => told(),
    (error) => {
      throw error;
    },
  );
  return async (change) => {
    const heard = new Promise<void>((resolve) => {
      told = resolve;
    });
    change();
    await heard;
  };
}

test("notices files that come, change, are replaced and go", async () => {
  const hears = watching(base);
  await hears(() => writeFileSync(join(base, "a.conf"), "1"));
  await hears(() => writeFileSync(join(base, "a.conf"), "2"));
  writeFileSync(join(base, ".b~"), "3");
  await hears(() => renameSync(join(base, ".b~"), join(base, "a.conf")));
  await hears(() => rmSync(join(base, "a.conf")));
});

test("notices what happens in a sub-directory, also in one that came later", async () => {
  mkdirSync(join(base, "old"));
  const hears = watching(base);
  await hears(() => writeFileSync(join(base, "old", "a.conf"), "1"));
  await hears(() => mkdirSync(join(base, "new")));
  await hears(() => writeFileSync(join(base, "new", "a.conf"), "1"));
});

test("waits for a directory that is not there, and for one that goes and comes back", async () => {
  const directory = join(base, "cni", "net.d");
  const hears = watching(directory);
  await hears(() => mkdirSync(join(base, "cni")));
  await hears(() => mkdirSync(directory));
  await hears(() => writeFileSync(join(directory, "a.conf"), "1"));
  await hears(() => rmSync(join(base, "cni"), { recursive: true }));
  await hears(() => mkdirSync(directory, { recursive: true }));
  await hears(() => writeFileSync(join(directory, "a.conf"), "1"));
});

test("keeps no watch where the system does not give all of them, so that the next change does not double them", () => {
  // A path that is as long as one can be, and a directory below it that cannot be named from the root.
  const names = Array.from({ length: 20 }, () => "d".repeat(200));
  const directory = join(base, ...names).padEnd(4090, "d");
  mkdirSync(directory, { recursive: true });
  symlinkSync(directory, join(base, "short"));
  mkdirSync(join(base, "short", "below"));
  const problems: unknown[] = [];
  const before = watches();
  stop = watchDirectory(
    directory,
    () => {},
    (error) => problems.push(error),
  );
  expect(problems).toMatchObject([{ code: "ENAMETOOLONG" }]);
  expect(watches()).toEqual(before);
});

/** The inotify watches of this process. */
function watches(): readonly string[] {
  return readdirSync("/proc/self/fdinfo")
    .flatMap((fd) => {
      try {
        return readFileSync(`/proc/self/fdinfo/${fd}`, "utf8").split("\n");
      } catch {
        // The one by which they are listed.
        return [];
      }
    })
    .filter((line) => line.startsWith("inotify "));
}
