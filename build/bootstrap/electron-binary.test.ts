import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { findElectron, installElectron, isKnownUnavailable, tryElectronOnce } from "./electron-binary.mjs";

let root = "";
beforeEach(async () => {
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
  root = await mkdtemp(join(tmpdir(), "electron-binary-"));
  await put("node_modules/electron/package.json", `{ "version": "45.0.0" }`);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await rm(root, { recursive: true });
});

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
const electron = (path: string) => join(root, "node_modules/electron", path);

const failingInstaller = `
  require("node:fs").appendFileSync(__dirname + "/tries", "x");
  console.error("TypeError: fetch failed"); process.exit(1);`;
const workingInstaller = `
  const fs = require("node:fs");
  fs.mkdirSync(__dirname + "/dist"); fs.writeFileSync(__dirname + "/dist/electron", "");
  fs.writeFileSync(__dirname + "/path.txt", "electron");`;

test("Electron is where path.txt says, if the file is there", async () => {
  expect(findElectron(root, {})).toBeNull();
  await put("node_modules/electron/path.txt", "electron");
  expect(findElectron(root, {})).toBeNull();
  await put("node_modules/electron/dist/electron", "");
  expect(findElectron(root, {})).toBe(electron("dist/electron"));
});

test("another Electron can be named", async () => {
  await put("mine/electron", "");
  expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, "mine") })).toBe(
    join(root, "mine/electron"),
  );
});

test("a vain attempt is made once, and again only when asked for or for another version", async () => {
  await put("node_modules/electron/install.js", failingInstaller);
  expect(await tryElectronOnce(root)).toBeNull();
  expect(isKnownUnavailable(root)).toBe(true);
  await put("node_modules/electron/install.js", workingInstaller);
  expect(await tryElectronOnce(root)).toBeNull();
  expect(await installElectron(root)).toBe(electron("dist/electron"));
  expect(isKnownUnavailable(root)).toBe(false);
  await rm(electron("dist"), { recursive: true });
  await put("node_modules/electron/install.js", failingInstaller);
  expect(await installElectron(root)).toBeNull();
  await put("node_modules/electron/package.json", `{ "version": "45.0.1" }`);
  expect(isKnownUnavailable(root)).toBe(false);
});
