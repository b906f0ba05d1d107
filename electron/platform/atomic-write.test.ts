import {
  type FileHandle,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { writeFileAtomically } from "./atomic-write.ts";

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "atomic-write-"));
});
afterEach(() => {
  vi.restoreAllMocks();
  return rm(dir, { recursive: true, force: true });
});

const bytes = (text: string) => new TextEncoder().encode(text);

test("writes a new file with its mode, whatever the umask", async () => {
  const path = join(dir, "a.json");
  await writeFileAtomically(path, bytes("new"), 0o666);
  expect(await readFile(path, "utf8")).toBe("new");
  expect((await stat(path)).mode & 0o777).toBe(0o666);
  expect(await readdir(dir)).toEqual(["a.json"]);
});

test("an open reader keeps the old bytes", async () => {
  const path = join(dir, "a.json");
  await writeFile(path, "old");
  const before = await stat(path);
  await writeFileAtomically(path, bytes("new"), 0o600);
  expect(await readFile(path, "utf8")).toBe("new");
  expect((await stat(path)).ino).not.toBe(before.ino);
});

test("the longest name that a file system takes works", async () => {
  const path = join(dir, "é".repeat(127));
  await writeFileAtomically(path, bytes("x"), 0o600);
  expect(await readdir(dir)).toEqual(["é".repeat(127)]);
});

test("leaves nothing behind when it fails", async () => {
  const path = join(dir, "is-a-directory");
  await mkdir(path);
  await expect(writeFileAtomically(path, bytes("x"), 0o600)).rejects.toMatchObject({ code: "EISDIR" });
  expect(await readdir(dir)).toEqual(["is-a-directory"]);
});

test("a missing directory is an error", async () => {
  const path = join(dir, "none", "a.json");
  await expect(writeFileAtomically(path, bytes("x"), 0o600)).rejects.toMatchObject({ code: "ENOENT" });
});

test("many writers at once leave one whole version", async () => {
  const path = join(dir, "a.json");
  const versions = Array.from({ length: 20 }, (_, i) => String(i).repeat(5000));
  await Promise.all(versions.map((version) => writeFileAtomically(path, bytes(version), 0o600)));
  expect(versions).toContain(await readFile(path, "utf8"));
  expect(await readdir(dir)).toEqual(["a.json"]);
});

/** Lets every open file answer a call as a file system does that lacks it, or has another reason. */
async function refusing(call: "chmod" | "sync", code: string): Promise<void> {
  const handle = await open(dir, "r");
  const prototype: FileHandle = Object.getPrototypeOf(handle);
  await handle.close();
  vi.spyOn(prototype, call).mockRejectedValue(Object.assign(new Error(`${code}: ${call}`), { code }));
}

test("a file system without modes, like that of a USB stick, takes the file", async () => {
  await refusing("chmod", "EPERM");
  await writeFileAtomically(join(dir, "a.json"), bytes("new"), 0o600);
  expect(await readFile(join(dir, "a.json"), "utf8")).toBe("new");
});

test("bytes that cannot be brought to the disk are an error, and nothing is left", async () => {
  await refusing("sync", "EIO");
  await expect(writeFileAtomically(join(dir, "a.json"), bytes("x"), 0o600)).rejects.toThrow("EIO");
  expect(await readdir(dir)).toEqual([]);
});
