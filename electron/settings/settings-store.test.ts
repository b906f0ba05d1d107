import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { defaultSettings } from "../../shared/settings/settings.ts";
import { openSettings } from "./settings-store.ts";

let directory: string;
let file: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "settings-"));
  file = join(directory, "settings.json");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

test("begin with the defaults, and nothing is written until something changes", async () => {
  const store = await openSettings(file);
  expect(store.get()).toEqual(defaultSettings);
  expect(store.setAside).toBeNull();
  expect(readdirSync(directory)).toEqual([]);
});

test("a change is there after a restart, for its owner's eyes only", async () => {
  const store = await openSettings(file);
  const changed = await store.change({ theme: "dark", layouts: { run: { left: 20.5 } } });
  expect(changed).toEqual({ ...defaultSettings, theme: "dark", layouts: { run: { left: 20.5 } } });
  expect((await openSettings(file)).get()).toEqual(changed);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("changes at the same time are all kept", async () => {
  const store = await openSettings(file);
  await Promise.all([
    store.change({ theme: "dark" }),
    store.change({ projector: true }),
    store.change({ target: "host", theme: undefined }),
  ]);
  const expected = { ...defaultSettings, theme: "dark", projector: true, target: "host" };
  expect(store.get()).toEqual(expected);
  expect((await openSettings(file)).get()).toEqual(expected);
});

test("a file that can be neither read nor moved is told, and the program starts with the defaults", async () => {
  mkdirSync(file);
  const unreadable = await openSettings(file);
  expect(unreadable.get()).toEqual(defaultSettings);
  expect(unreadable.problem).toEqual({ file, message: expect.stringContaining("EISDIR") });
  await expect(unreadable.change({ theme: "dark" })).rejects.toThrow("EISDIR");

  rmSync(file, { recursive: true });
  writeFileSync(file, "broken");
  mkdirSync(`${file}.broken/full`, { recursive: true });
  const immovable = await openSettings(file);
  expect(immovable).toMatchObject({ setAside: null, problem: { file } });
  expect(readFileSync(file, "utf8")).toBe("broken");
});

test.each([
  ["no JSON", "{"],
  ["no object", "[]"],
  ["a value that is none of ours", '{"theme":"pink"}'],
  ["a field that is none of ours", '{"colour":"pink"}'],
])("a file with %s is set aside", async (_, text) => {
  writeFileSync(file, text);
  const store = await openSettings(file);
  expect(store.get()).toEqual(defaultSettings);
  expect(store.setAside).toBe(`${file}.broken`);
  expect(readFileSync(`${file}.broken`, "utf8")).toBe(text);
  await store.change({ projector: true });
  expect((await openSettings(file)).get().projector).toBe(true);
});

test("a field that the file lacks has its default", async () => {
  writeFileSync(file, '{"theme":"light"}');
  const store = await openSettings(file);
  expect(store.get()).toEqual({ ...defaultSettings, theme: "light" });
  expect(store.setAside).toBeNull();
});

test("a change that cannot be written is told and not taken over, and the next one is made", async () => {
  const below = join(directory, "config", "settings.json");
  const store = await openSettings(below);
  writeFileSync(dirname(below), "in the way");
  await expect(store.change({ theme: "dark" })).rejects.toThrow("EEXIST");
  expect(store.get()).toEqual(defaultSettings);
  rmSync(dirname(below));
  expect((await store.change({ projector: true })).theme).toBe("system");
});
