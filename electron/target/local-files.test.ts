import { execFileSync } from "node:child_process";
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  realpath,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLocalFiles } from "./local-files.ts";

let dir = "";
beforeEach(async () => {
  dir = await realpath(await mkdtemp(join(tmpdir(), "local-files-")));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const bytes = (text: string) => new TextEncoder().encode(text);
const files = createLocalFiles();

test("lists by the names' bytes, with kinds", async () => {
  // U+FB01 comes after U+1F600 in UTF-16 and before it in UTF-8.
  for (const name of ["b", "a", "\ufb01", "\u{1f600}", ".d", "B"]) await writeFile(join(dir, name), "");
  await mkdir(join(dir, "sub"));
  await symlink("nowhere", join(dir, "link"));
  expect(await files.list(dir)).toEqual([
    { name: ".d", kind: "file" },
    { name: "B", kind: "file" },
    { name: "a", kind: "file" },
    { name: "b", kind: "file" },
    { name: "link", kind: "symlink" },
    { name: "sub", kind: "directory" },
    { name: "\ufb01", kind: "file" },
    { name: "\u{1f600}", kind: "file" },
  ]);
});

test("stat follows links and answers null for nothing", async () => {
  await writeFile(join(dir, "a"), "12345");
  await chmod(join(dir, "a"), 0o640);
  await symlink("a", join(dir, "to-a"));
  await symlink("nowhere", join(dir, "dangling"));
  expect(await files.stat(join(dir, "to-a"))).toEqual({ kind: "file", size: 5, mode: 0o640 });
  expect(await files.stat(dir)).toMatchObject({ kind: "directory" });
  expect(await files.stat("/dev/null")).toMatchObject({ kind: "other" });
  for (const nothing of ["dangling", "missing", "missing/below", "a/below"]) {
    expect(await files.stat(join(dir, nothing))).toBeNull();
  }
});

test("errors carry the errno name and the path", async () => {
  await writeFile(join(dir, "a"), "");
  await symlink("loop", join(dir, "loop"));
  await expect(files.read(join(dir, "none"))).rejects.toMatchObject({
    name: "TargetFileError",
    code: "ENOENT",
    path: join(dir, "none"),
  });
  await expect(files.read(dir)).rejects.toMatchObject({ code: "EISDIR" });
  await expect(files.list(join(dir, "a"))).rejects.toMatchObject({ code: "ENOTDIR" });
  await expect(files.stat(join(dir, "loop"))).rejects.toMatchObject({ code: "ELOOP" });
  await expect(files.read("relative")).rejects.toMatchObject({ code: "EINVAL" });
  await expect(files.read("/a\0b")).rejects.toMatchObject({ code: "EINVAL" });
  await expect(files.writeAtomically(join(dir, "a", "b"), bytes(""), 0o600)).rejects.toMatchObject({
    code: "ENOTDIR",
  });
});

test("writes make missing parents private, and replace a link instead of following it", async () => {
  const path = join(dir, "x", "y", "file");
  await files.writeAtomically(path, bytes("one"), 0o644);
  expect((await stat(join(dir, "x", "y"))).mode & 0o777).toBe(0o700);
  expect((await stat(path)).mode & 0o777).toBe(0o644);
  expect(await files.read(path)).toEqual(bytes("one"));
  await symlink(path, join(dir, "link"));
  await files.writeAtomically(join(dir, "link"), bytes("two"), 0o600);
  expect(await readFile(path, "utf8")).toBe("one");
  expect(await readFile(join(dir, "link"), "utf8")).toBe("two");
});

test("removing removes a file or link, not what it leads to, and nothing is no error", async () => {
  await writeFile(join(dir, "a"), "");
  await symlink("a", join(dir, "link"));
  await files.remove(join(dir, "link"));
  expect(await readdir(dir)).toEqual(["a"]);
  await files.remove(join(dir, "a"));
  await files.remove(join(dir, "a"));
  expect(await readdir(dir)).toEqual([]);
});

test("removing removes an empty directory, as Go's os.Remove does, and no other", async () => {
  await mkdir(join(dir, "full", "empty"), { recursive: true });
  await expect(files.remove(join(dir, "full"))).rejects.toMatchObject({
    name: "TargetFileError",
    code: "ENOTEMPTY",
  });
  await files.remove(join(dir, "full", "empty"));
  await files.remove(join(dir, "full"));
  expect(await readdir(dir)).toEqual([]);
});

test("moves an entry, whatever it is, into a private directory that it makes", async () => {
  await mkdir(join(dir, "full", "sub"), { recursive: true });
  await writeFile(join(dir, "a"), "one");
  await symlink("a", join(dir, "link"));
  for (const name of ["full", "link", "a"]) {
    await files.moveInto(join(dir, name), join(dir, `aside-${name}`));
    expect((await stat(join(dir, `aside-${name}`))).mode & 0o777).toBe(0o700);
  }
  expect(await readdir(dir)).toEqual(["aside-a", "aside-full", "aside-link"]);
  expect(await readFile(join(dir, "aside-a", "a"), "utf8")).toBe("one");
  expect(await readdir(join(dir, "aside-full", "full"))).toEqual(["sub"]);
  expect(await readlink(join(dir, "aside-link", "link"))).toBe("a");
});

test("a move replaces nothing, and one that fails leaves nothing", async () => {
  await writeFile(join(dir, "a"), "one");
  await mkdir(join(dir, "there"));
  await expect(files.moveInto(join(dir, "a"), join(dir, "there"))).rejects.toMatchObject({ code: "EEXIST" });
  await expect(files.moveInto(join(dir, "none"), join(dir, "new"))).rejects.toMatchObject({
    code: "ENOENT",
  });
  expect(await readdir(dir)).toEqual(["a", "there"]);
  expect(await readdir(join(dir, "there"))).toEqual([]);
});

test("reads nothing but files: a FIFO, which would keep it waiting, and a device are refused", async () => {
  const fifo = join(dir, "fifo.conflist");
  execFileSync("/usr/bin/mkfifo", [fifo]);
  await symlink("/dev/zero", join(dir, "endless.conflist"));
  await expect(files.read(fifo)).rejects.toMatchObject({ code: "EFTYPE", path: fifo });
  await expect(files.read(join(dir, "endless.conflist"))).rejects.toMatchObject({ code: "EFTYPE" });
});

test("reads a file of 64 MiB and refuses a longer one", async () => {
  const file = join(dir, "large");
  await writeFile(file, "");
  await truncate(file, 64 * 1024 * 1024);
  expect(await files.read(file)).toHaveLength(64 * 1024 * 1024);
  await truncate(file, 64 * 1024 * 1024 + 1);
  await expect(files.read(file)).rejects.toMatchObject({ code: "EFBIG", path: file });
});

describe("with allowed directories", () => {
  let inside = "";
  let outside = "";
  beforeEach(async () => {
    inside = join(dir, "inside");
    outside = join(dir, "outside");
    await mkdir(inside);
    await mkdir(outside);
    await writeFile(join(outside, "secret"), "secret");
    await writeFile(join(inside, "open"), "open");
    await symlink(outside, join(inside, "way-out"));
    await symlink(join(outside, "secret"), join(inside, "to-secret"));
    await symlink(join(outside, "not-there-yet"), join(inside, "to-nothing"));
    await symlink("open", join(inside, "to-open"));
    await symlink(inside, join(dir, "way-in"));
  });
  const guarded = () => createLocalFiles([inside, join(dir, "later")]);

  test.each(["inside/open", "inside/to-open", "way-in/open", "inside/./open", "outside/../inside/open"])(
    "%s may be read",
    async (path) => {
      expect(await guarded().read(`${dir}/${path}`)).toEqual(bytes("open"));
    },
  );

  test.each([
    "outside/secret",
    "inside/../outside/secret",
    "inside/way-out/secret",
    "inside/to-secret",
    "inside/way-out/../outside/secret",
    "inside/missing/../../outside/secret",
    "inside-and-more",
  ])("%s is refused for every operation that could touch it", async (path) => {
    const full = `${dir}/${path}`;
    const refused = { name: "TargetFileError", code: "EPERM", path: full };
    await expect(guarded().read(full)).rejects.toMatchObject(refused);
    await expect(guarded().stat(full)).rejects.toMatchObject(refused);
    await expect(guarded().list(full)).rejects.toMatchObject(refused);
    if (path === "inside/to-secret") return;
    await expect(guarded().writeAtomically(full, bytes("x"), 0o600)).rejects.toMatchObject(refused);
    await expect(guarded().remove(full)).rejects.toMatchObject(refused);
    await expect(guarded().moveInto(full, join(inside, "aside"))).rejects.toMatchObject(refused);
    await expect(guarded().moveInto(join(inside, "open"), full)).rejects.toMatchObject(refused);
  });

  test("a link out is itself inside: it can be replaced and removed, and its aim stays", async () => {
    await guarded().writeAtomically(join(inside, "to-secret"), bytes("mine"), 0o600);
    expect(await readFile(join(outside, "secret"), "utf8")).toBe("secret");
    expect(await readlink(join(inside, "to-secret")).catch(() => "no link")).toBe("no link");
    await guarded().remove(join(inside, "way-out"));
    expect(await readdir(outside)).toEqual(["secret"]);
  });

  test("what does not exist yet is judged by where it would be", async () => {
    await guarded().writeAtomically(join(dir, "later", "a", "b"), bytes("x"), 0o600);
    expect(await readFile(join(dir, "later", "a", "b"), "utf8")).toBe("x");
    await expect(
      guarded().writeAtomically(join(inside, "way-out", "new", "b"), bytes("x"), 0o600),
    ).rejects.toMatchObject({ code: "EPERM" });
    expect(await guarded().stat(join(inside, "to-nothing"))).toBeNull();
  });
});

describe("with plugin directories, which are only read", () => {
  let plugins = "";
  beforeEach(async () => {
    plugins = join(dir, "plugins");
    await mkdir(plugins);
    await mkdir(join(dir, "alternatives"));
    await writeFile(join(dir, "alternatives", "bridge-2"), "12345");
    await symlink(join(dir, "alternatives", "bridge-2"), join(dir, "alternatives", "bridge"));
    await symlink(join(dir, "alternatives", "bridge"), join(plugins, "bridge"));
    await symlink(join(dir, "alternatives"), join(plugins, "way-out"));
    await symlink(join(dir, "nothing"), join(plugins, "dangling"));
  });
  const guarded = () => createLocalFiles([join(dir, "mine")], [plugins]);

  test("a plugin that is a link out of its directory is found, and cannot be read or written", async () => {
    const link = join(plugins, "bridge");
    expect(await guarded().stat(link)).toMatchObject({ kind: "file", size: 5 });
    await expect(guarded().read(link)).rejects.toMatchObject({ code: "EPERM", path: link });
    await expect(guarded().writeAtomically(link, bytes("x"), 0o755)).rejects.toMatchObject({ code: "EPERM" });
    expect(await guarded().stat(join(plugins, "dangling"))).toBeNull();
  });

  test("what lies behind a link to a directory, and links in other directories, stay out of sight", async () => {
    await mkdir(join(dir, "mine"));
    await symlink(join(dir, "alternatives", "bridge"), join(dir, "mine", "bridge"));
    for (const path of ["plugins/way-out/bridge", "alternatives/bridge", "mine/bridge"]) {
      await expect(guarded().stat(join(dir, path))).rejects.toMatchObject({ code: "EPERM" });
    }
  });
});
