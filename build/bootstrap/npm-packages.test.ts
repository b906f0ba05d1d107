import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureNpmPackages, whyInstall } from "./npm-packages.mjs";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "npm-packages-"));
  await writeLock("package-lock.json", {
    left: { version: "1.0.0" },
    other: { version: "2.0.0", optional: true },
  });
});
afterEach(() => rm(root, { recursive: true }));

function writeLock(
  file: string,
  packages: Record<string, { version: string; optional?: boolean }>,
): Promise<void> {
  return writeFile(join(root, file), JSON.stringify({ packages }));
}

async function installed(packages: Record<string, { version: string }>): Promise<void> {
  await mkdir(join(root, "node_modules"), { recursive: true });
  await writeLock("node_modules/.package-lock.json", packages);
}

test("packages are missing when npm never ran", () => expect(whyInstall(root)).toBe("missing"));

test("what a person installed by the lock counts, without what this machine has no package of", async () => {
  await installed({ left: { version: "1.0.0" } });
  expect(whyInstall(root)).toBeNull();
});

test("another version than the lock's does not count", async () => {
  await installed({ left: { version: "0.9.0" } });
  expect(whyInstall(root)).toBe("changed");
});

test("a lock that changed since is noticed", async () => {
  await installed({ left: { version: "1.0.0" } });
  await ensureNpmPackages(root);
  expect(whyInstall(root)).toBeNull();
  await writeLock("package-lock.json", { left: { version: "1.0.1" } });
  expect(whyInstall(root)).toBe("changed");
});

test("an interrupted npm leaves packages missing", async () => {
  await mkdir(join(root, "node_modules/left"), { recursive: true });
  expect(whyInstall(root)).toBe("missing");
});
