import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAtLeast, projectNode, requireStarter } from "./node-version.mjs";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "node-version-"));
});
afterEach(() => rm(root, { recursive: true }));

test.each([
  ["20.19.0", "20.19.0", true],
  ["v20.20.2", "20.19.0", true],
  ["20.9.0", "20.19.0", false],
  ["24.0.0", "22.18.0", true],
  ["22.17.9", "22.18.0", false],
  ["25.0.0-nightly", "22.18.0", true],
])("%s is at least %s: %s", (version, least, answer) => expect(isAtLeast(version, least)).toBe(answer));

test("a Node that is too old is refused in one sentence", () => {
  expect(() => requireStarter("18.20.4")).toThrow(
    /^Node 18\.20\.4 is too old; install Node 20\.19\.0 or newer/,
  );
  expect(requireStarter("20.19.0")).toBeUndefined();
});

test("the Node that came with the packages runs the program", async () => {
  await mkdir(join(root, "node_modules/.bin"), { recursive: true });
  await symlink(process.execPath, join(root, "node_modules/.bin/node"));
  const node = projectNode(root, { execPath: "/usr/bin/node", version: "20.19.0" });
  expect(node).toBe(join(root, "node_modules/.bin/node"));
});

test("without it the present one does, if it is new enough", () => {
  expect(projectNode(root, { execPath: "/usr/bin/node", version: "22.18.0" })).toBe("/usr/bin/node");
  expect(() => projectNode(root, { execPath: "/usr/bin/node", version: "20.19.0" })).toThrow(
    /install Node 22\.18\.0/,
  );
});
