import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLog } from "./log.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "log-"));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(dir, { recursive: true, force: true });
});

test("a line is JSON with time, level and message, and the file is private", async () => {
  const file = join(dir, "log", "main.log");
  createLog({ file, maxBytes: 1000, alsoStderr: false }).warning("two\nlines", { pid: 7, level: "x" });
  const content = await readFile(file, "utf8");
  expect(JSON.parse(content)).toEqual({
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    level: "warning",
    message: "two\nlines",
    pid: 7,
  });
  expect(content.split("\n")).toHaveLength(2);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(dir, "log"))).mode & 0o777).toBe(0o700);
});

test("past its size the file is kept once and begun anew", async () => {
  const file = join(dir, "main.log");
  const log = createLog({ file, maxBytes: 300, alsoStderr: false });
  for (const name of ["first", "second", "third"]) log.info(name.padEnd(200, "."));
  expect((await readdir(dir)).sort()).toEqual(["main.log", "main.log.1"]);
  expect(await readFile(file, "utf8")).toContain("third");
  expect(await readFile(`${file}.1`, "utf8")).toContain("second");
});

test("nothing goes to stderr unless asked for", () => {
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  createLog({ file: join(dir, "a"), maxBytes: 300, alsoStderr: false }).error("quiet");
  expect(stderr).not.toHaveBeenCalled();
  createLog({ file: join(dir, "a"), maxBytes: 300, alsoStderr: true }).error("loud");
  expect(stderr).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('"message":"loud"'));
});

test("a log that cannot be written says so once and stops nobody", async () => {
  const stderr = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  await writeFile(join(dir, "file"), "");
  await chmod(join(dir, "file"), 0o600);
  const log = createLog({ file: join(dir, "file", "main.log"), maxBytes: 300, alsoStderr: false });
  log.info("one");
  log.info("two");
  expect(stderr).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("cannot be written"));
});
