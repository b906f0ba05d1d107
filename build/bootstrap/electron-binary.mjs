// Electron's binary, which is no part of its npm package. The package is never imported to find out whether it is there:
// importing it starts a download.
import { accessSync, constants, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { projectNode } from "./node-version.mjs";
import { runChild } from "./run-child.mjs";
import { say, secondsSince } from "./say.mjs";

const packageDir = "node_modules/electron";
/** Outside node_modules, which `npm ci` empties. */
const unavailableFile = ".cache/electron-unavailable";
const firstTryLimitMs = 30_000;
const askedForLimitMs = 10 * 60_000;

/** @param {string} file @returns {string | null} null when there is no such file */
function textOf(file) {
  try {
    return readFileSync(file, "utf8").trim();
  } catch {
    return null; // Unreadable is as good as missing: what it would have told is then found out anew.
  }
}

/** @param {string} root */
function electronVersion(root) {
  const manifest = textOf(join(root, packageDir, "package.json"));
  return manifest === null ? null : String(JSON.parse(manifest).version);
}

/**
 * The path of Electron's program, or null when it is not on this machine.
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env ELECTRON_OVERRIDE_DIST_PATH names the folder of another Electron
 */
export function findElectron(root, env) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH;
  const path = textOf(join(root, packageDir, "path.txt")) ?? (override ? "electron" : null);
  if (path === null) return null;
  const file = join(override || join(root, packageDir, "dist"), path);
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? file : null;
}

/**
 * Whether fetching this version was tried before in this checkout, in vain.
 * @param {string} root
 */
export function isKnownUnavailable(root) {
  return textOf(join(root, unavailableFile)) === electronVersion(root);
}

/** @param {string} root */
function mayWrite(root) {
  try {
    accessSync(join(root, packageDir), constants.W_OK);
    return true;
  } catch {
    return false; // No package, or a checkout that belongs to somebody else: nothing to try.
  }
}

/**
 * Electron's program, fetched once if need be; null when it cannot be had. A vain attempt is remembered.
 * @param {string} root
 */
export async function tryElectronOnce(root) {
  const found = findElectron(root, process.env);
  if (found !== null || isKnownUnavailable(root) || !mayWrite(root)) return found;
  const got = await fetchElectron(root, firstTryLimitMs);
  if (got === null)
    say("Using the Chromium window instead; `npm run electron:install` tries Electron again.");
  return got;
}

/**
 * Fetches Electron because somebody asked for it, whatever happened before.
 * @param {string} root
 */
export function installElectron(root) {
  rmSync(join(root, unavailableFile), { force: true });
  return fetchElectron(root, askedForLimitMs);
}

/**
 * @param {string} root
 * @param {number} limitMs
 */
async function fetchElectron(root, limitMs) {
  const version = electronVersion(root);
  if (version === null) return null;
  const started = performance.now();
  say(`Fetching Electron ${version}, for at most ${limitMs / 1000} s …`);
  const node = projectNode(root, { execPath: process.execPath, version: process.versions.node });
  const end = await runChild(node, [join(root, packageDir, "install.js")], {
    cwd: root,
    output: "collect",
    timeoutMs: limitMs,
  });
  const found = findElectron(root, process.env);
  if (end.code === 0 && found !== null) {
    say(`Fetched Electron (${secondsSince(started)}).`);
    return found;
  }
  say(`Electron could not be fetched (${reasonOf(end)}).`);
  const memory = join(root, unavailableFile);
  mkdirSync(dirname(memory), { recursive: true });
  writeFileSync(memory, `${version}\n`);
  return null;
}

/** @param {import("./run-child.mjs").ChildEnd} end */
function reasonOf(end) {
  if (end.timedOut) return "no answer in time";
  const error = /(?:[A-Za-z]*Error): (.+)/.exec(end.output)?.[1];
  return end.startError ?? error ?? `its installer ended with code ${end.code}`;
}
