import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rootDir } from "../bootstrap/root.mjs";

/** A made-up checkout whose command line prints how it was called. */
let checkout = "";
let command = "";

beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), "launcher test-"));
  command = join(checkout, "dist/bin/cnitool-desktop");
  for (const folder of ["dist/bin", "dist/cli", "node_modules/.bin", "path", "elsewhere"]) {
    await mkdir(join(checkout, folder), { recursive: true });
  }
  await copyFile(join(rootDir, "build/bundle/launcher.sh"), command);
  await writeFile(join(checkout, "package.json"), `{ "type": "module" }`);
  await writeFile(
    join(checkout, "dist/cli/main.js"),
    `console.log(JSON.stringify([process.argv.slice(2), process.env["A.B-C"] ?? null, process.cwd()]));`,
  );
  for (const tool of ["bash", "readlink"]) await symlink(`/usr/bin/${tool}`, join(checkout, "path", tool));
});
afterEach(() => rm(checkout, { recursive: true }));

const ownNode = () => symlink(process.execPath, join(checkout, "node_modules/.bin/node"));

/** What the command line printed about itself. */
async function call(file: string, args: readonly string[]): Promise<unknown> {
  const env = { PATH: join(checkout, "path"), "A.B-C": "x" };
  const { stdout } = await promisify(execFile)("/bin/bash", [file, ...args], {
    env,
    cwd: join(checkout, "elsewhere"),
  });
  return JSON.parse(stdout);
}

test("passes arguments, folder and every variable on as they are", async () => {
  await ownNode();
  const args = ["add", "a b", "", "$HOME", "*"];
  expect(await call(command, args)).toEqual([args, "x", join(checkout, "elsewhere")]);
});

test("finds its place through links, relative ones too", async () => {
  await ownNode();
  await symlink("../dist/bin/cnitool-desktop", join(checkout, "elsewhere/first"));
  await symlink(join(checkout, "elsewhere/first"), join(checkout, "elsewhere/second"));
  expect(await call(join(checkout, "elsewhere/second"), ["x"])).toEqual([
    ["x"],
    "x",
    join(checkout, "elsewhere"),
  ]);
});

test("takes a Node from PATH when the project has none", async () => {
  await symlink(process.execPath, join(checkout, "path/node"));
  expect(await call(command, ["x"])).toEqual([["x"], "x", join(checkout, "elsewhere")]);
});

test("says in one sentence that there is no Node, or only an old one", async () => {
  const complaint = {
    code: 1,
    stderr: expect.stringMatching(/^cnitool-desktop: no Node 22\.18 or newer was found.*\n$/),
  };
  await expect(call(command, [])).rejects.toMatchObject(complaint);
  await writeFile(join(checkout, "path/node"), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
  await expect(call(command, [])).rejects.toMatchObject(complaint);
});
