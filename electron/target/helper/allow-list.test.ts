import { chmod, lstat, mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anyExecutable, onlyRootsPlugins, writableByOthers } from "./allow-list.ts";

let dir = "";
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "allow-list-"));
  await writeFile(join(dir, "plugin"), "#!/bin/sh\n", { mode: 0o755 });
  await mkdir(join(dir, "links"));
  await symlink("/usr/bin", join(dir, "links", "bin"));
  await symlink("/usr/bin/env", join(dir, "links", "env"));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

test.each<[number, number, string | null]>([
  [0, 0o755, null],
  [0, 0o4755, null],
  [0, 0o775, "may be written by others than root"],
  [0, 0o757, "may be written by others than root"],
  [0, 0o1777, "may be written by others than root"],
  [1000, 0o755, "belongs to user 1000, not to root"],
])("uid %d with mode %o: %s", (uid, mode, problem) => {
  expect(writableByOthers({ uid, mode })).toBe(problem);
});

test.each([
  ["a plugin", "/usr/bin/env", "/usr/bin/env"],
  ["dots on the way", "/usr/lib/../bin/./env", "/usr/bin/env"],
])("%s of root's may be started", async (_name, file, path) => {
  expect(await onlyRootsPlugins(["/usr/bin", "/does/not/exist"])(file, [])).toBe(path);
});

test("a link on the way is resolved once, so that it cannot be changed afterwards", async () => {
  expect(await onlyRootsPlugins(["/usr/bin"])(join(dir, "links", "bin", "env"), [])).toBe("/usr/bin/env");
});

test.each([
  ["outside the list", "/usr/sbin/ip", "lies in none of the directories"],
  ["below a listed directory, not in it", "/usr/bin/sub/env", "ENOENT"],
  ["out of the list by dots", "/usr/bin/../sbin/ip", "lies in none"],
  ["relative", "env", "not the absolute path"],
  ["a directory", "/usr/bin/..", "not the absolute path"],
  ["with a slash at the end", "/usr/bin/env/", "not the absolute path"],
  ["missing", "/usr/bin/does-not-exist", "ENOENT"],
])("%s is refused", async (_name, file, reason) => {
  await expect(onlyRootsPlugins(["/usr/bin"])(file, [])).rejects.toMatchObject({
    data: { code: "REFUSED", message: expect.stringContaining(reason) },
  });
});

test("a listed directory that others may write, or that lies in one, is refused", async () => {
  // The temporary directory's parent is writable by all, and as an ordinary user it is not even root's.
  await chmod(dir, 0o755);
  await expect(onlyRootsPlugins([dir])(join(dir, "plugin"), [])).rejects.toMatchObject({
    data: { message: expect.stringMatching(/may be written by others|belongs to user/) },
  });
});

test("a link to root's file in a directory that is not only root's is refused", async () => {
  const links = join(dir, "links");
  await expect(onlyRootsPlugins([links])(join(links, "env"), [])).rejects.toMatchObject({
    data: { message: expect.stringMatching(/may be written by others|belongs to user/) },
  });
});

test("a link of root's in a listed directory is judged by what it leads to", async () => {
  // A distribution's own links: what an alternative or a merged directory leads to is root's as well.
  const link = await linkOutOf("/usr/bin");
  if (link === null) {
    console.log("SKIPPED: a link out of /usr/bin to a program of root's. There is none on this machine.");
    return;
  }
  expect(await onlyRootsPlugins(["/usr/bin"])(link, [])).toBe(link);
});

/** A link in a directory to a regular file that only root may change, elsewhere. */
async function linkOutOf(directory: string): Promise<string | null> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (!entry.isSymbolicLink()) continue;
    const path = join(directory, entry.name);
    const real = await realpath(path).catch(() => directory);
    if (dirname(real) === directory || real.startsWith("/usr/local") || !(await onlyRoots(real))) continue;
    return path;
  }
  return null;
}

async function onlyRoots(path: string): Promise<boolean> {
  const stat = await lstat(path);
  return writableByOthers(stat) === null && (path === "/" || (await onlyRoots(dirname(path))));
}

test("a directory of delegates that others may write is refused; one that is not there finds nothing", async () => {
  const guard = onlyRootsPlugins(["/usr/bin"]);
  expect(await guard("/usr/bin/env", ["/usr/bin", "/does/not/exist"])).toBe("/usr/bin/env");
  await expect(guard("/usr/bin/env", ["/usr/bin", join(dir, "links")])).rejects.toMatchObject({
    data: { code: "REFUSED", message: expect.stringMatching(/may be written by others|belongs to user/) },
  });
});

test("the lab starts any absolute path", async () => {
  expect(await anyExecutable(join(dir, "plugin"), [])).toBe(join(dir, "plugin"));
  await expect(anyExecutable("plugin", [])).rejects.toMatchObject({ data: { code: "REFUSED" } });
});
