import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openDatabase } from "./database.ts";
import { HistoryUnusable } from "./history-unusable.ts";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "database-"));
  file = join(directory, "history.db");
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(directory, { recursive: true, force: true });
});

const pragma = (database: DatabaseSync, name: string) =>
  Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {})[0];

test("is durable, strict about references, and patient", () => {
  const { database } = openDatabase(file);
  expect(pragma(database, "journal_mode")).toBe("wal");
  expect(pragma(database, "synchronous")).toBe(2);
  expect(pragma(database, "foreign_keys")).toBe(1);
  expect(pragma(database, "busy_timeout")).toBe(5000);
  database.close();
});

test("one that a newer program wrote is refused and left as it is", () => {
  openDatabase(file).database.close();
  const newer = new DatabaseSync(file);
  newer.exec("PRAGMA user_version = 999");
  newer.close();
  const before = readFileSync(file);
  expect(() => openDatabase(file)).toThrow(HistoryUnusable);
  expect(() => openDatabase(file)).toThrow(/newer version of this program \(format 999; .* up to \d+\)/);
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a migration that fails leaves nothing behind", () => {
  const foreign = new DatabaseSync(file);
  // The second table that the first migration makes is there already.
  foreign.exec("CREATE TABLE steps (x)");
  foreign.close();
  expect(() => openDatabase(file)).toThrow(/steps already exists/);
  const after = new DatabaseSync(file);
  expect(
    after
      .prepare("SELECT name FROM sqlite_schema")
      .all()
      .map((row) => row.name),
  ).toEqual(["steps"]);
  expect(pragma(after, "user_version")).toBe(0);
  after.close();
});

test.each([
  ["no database at all", (good: Buffer) => Buffer.alloc(good.length, "not a database ")],
  ["one with its tables overwritten", (good: Buffer) => good.fill(0xa5, 4096)],
  ["one with its schema overwritten", (good: Buffer) => good.fill(0xa5, 100, 4096)],
])("%s is set aside, and a new one begun", (_, damage) => {
  openDatabase(file).database.close();
  const damaged = damage(readFileSync(file));
  writeFileSync(file, damaged);
  const { database, setAside } = openDatabase(file);
  expect(setAside).toMatch(/history\.db\.damaged-\d{4}-\d\d-\d\dT/);
  // All that was there still is, but for the page that a spare one was put in the place of, which lies beside it.
  const page = readFileSync(`${setAside}.first-page-damaged`);
  expect(Buffer.concat([page, readFileSync(setAside ?? "").subarray(page.length)]).equals(damaged)).toBe(
    true,
  );
  expect(database.prepare("SELECT count(*) AS count FROM runs").get()).toEqual({ count: 0 });
  database.close();
  expect(openDatabase(file).setAside).toBeNull();
});

test("the log of a damaged one goes with it", () => {
  writeFileSync(file, "no database, and long enough that nobody takes it for a new one".repeat(100));
  writeFileSync(`${file}-wal`, "log");
  const { setAside } = openDatabase(file);
  expect(readFileSync(`${setAside}-wal`, "utf8")).toBe("log");
});

test("one of another user is refused, and nothing is made beside it or changed", () => {
  openDatabase(file).database.close();
  chmodSync(file, 0o640);
  vi.spyOn(process, "geteuid").mockReturnValue(statSync(file).uid + 1);
  expect(() => openDatabase(file)).toThrow(HistoryUnusable);
  expect(() => openDatabase(file)).toThrow(/belongs to user \d+/);
  expect(statSync(file).mode & 0o777).toBe(0o640);
  expect(() => openDatabase(join(directory, "new.db"))).toThrow(/belongs to user/);
  expect(readdirSync(directory)).toEqual(["history.db", "history.db.first-page"]);
});

test("one that another program has locked says so, in words and with advice", () => {
  openDatabase(file).database.close();
  const other = new DatabaseSync(file);
  // As programs do that copy or clean up a database.
  other.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  const opening = () => openDatabase(file, 10);
  expect(opening).toThrow(HistoryUnusable);
  expect(opening).toThrow(
    expect.objectContaining({
      message: expect.stringContaining(file),
      advice: expect.stringContaining("End the program"),
    }),
  );
  other.close();
  openDatabase(file).database.close();
});

test("a path that is too long for SQLite is named", () => {
  const long = join(directory, `${"d".repeat(200)}/`.repeat(3), "history.db");
  expect(() => openDatabase(long)).toThrow(HistoryUnusable);
  expect(() => openDatabase(long)).toThrow(long);
});

test("a place that cannot be used is named", () => {
  writeFileSync(join(directory, "file"), "");
  expect(() => openDatabase(join(directory, "file", "history.db"))).toThrow(HistoryUnusable);
  mkdirSync(file);
  expect(() => openDatabase(file)).toThrow(file);
  expect(readdirSync(directory).sort()).toEqual(["file", "history.db"]);
  expect(existsSync(join(directory, "file"))).toBe(true);
});
