import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Bundle } from "../bundles.mjs";
import { rememberBuilt, staleBundles } from "./build-state.mjs";

const main: Bundle = {
  name: "main",
  kind: "node",
  entry: "electron/main.ts",
  output: "main.js",
  inputs: ["electron"],
};
const page: Bundle = {
  name: "page",
  kind: "page",
  entry: "renderer/index.html",
  output: "page",
  inputs: ["renderer"],
};

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "build-state-"));
  await put("electron/main.ts", "1");
  await put("renderer/index.html", "1");
  await put("lock", "1");
  await put("dist/main.js", "");
  await put("dist/page/index.html", "");
  for (const { bundle, inputs } of stale()) rememberBuilt(root, { [bundle.name]: { inputs, packages: [] } });
});
afterEach(() => rm(root, { recursive: true }));

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
const stale = () => staleBundles(root, [main, page], ["lock"]);
const staleNames = () => stale().map(({ bundle }) => bundle.name);

test("nothing is stale right after a build", () => expect(staleNames()).toEqual([]));

test("a changed, a new and a removed source make their own bundle stale", async () => {
  await put("renderer/index.html", "2");
  expect(staleNames()).toEqual(["page"]);
  await put("renderer/index.html", "1");
  expect(staleNames()).toEqual([]);
  await put("electron/deep/new.ts", "");
  expect(staleNames()).toEqual(["main"]);
  await rm(join(root, "electron/deep"), { recursive: true });
  await rm(join(root, "renderer/index.html"));
  expect(staleNames()).toEqual(["page"]);
});

test("a change of what decides about every bundle makes all stale", async () => {
  await put("lock", "2");
  expect(staleNames()).toEqual(["main", "page"]);
});

test("a test changes no bundle", async () => {
  await put("electron/main.test.ts", "");
  expect(staleNames()).toEqual([]);
});

test("a bundle whose output was removed is stale", async () => {
  await rm(join(root, "dist/main.js"));
  expect(staleNames()).toEqual(["main"]);
});

test("a memory that cannot be read makes all stale", async () => {
  await put("dist/.build.json", "{");
  expect(staleNames()).toEqual(["main", "page"]);
});
