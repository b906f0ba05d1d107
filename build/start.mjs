// npm start: from whatever state the checkout is in to an open window. Runs under the machine's Node, without packages.
import { join } from "node:path";
import { buildStale } from "./bootstrap/build-stale.mjs";
import { hasDisplay, noDisplaySentence } from "./bootstrap/display.mjs";
import { findElectron, tryElectronOnce } from "./bootstrap/electron-binary.mjs";
import { mainProcessFlags } from "./bootstrap/main-process-flags.mjs";
import { missingParts, programParts } from "./bootstrap/missing-parts.mjs";
import { projectNode, requireStarter } from "./bootstrap/node-version.mjs";
import { ensureNpmPackages } from "./bootstrap/npm-packages.mjs";
import { rootDir } from "./bootstrap/root.mjs";
import { runChild } from "./bootstrap/run-child.mjs";
import { PlainError, runCommand } from "./bootstrap/say.mjs";
import { ensureSystemPackages } from "./bootstrap/system-packages.mjs";

/** @returns {Promise<string | null>} Electron's program when it is to be used */
async function electronToUse() {
  const wanted = process.env.CNITOOL_DESKTOP_HOST;
  if (wanted !== undefined && wanted !== "" && wanted !== "electron" && wanted !== "chromium") {
    throw new PlainError(`CNITOOL_DESKTOP_HOST is "${wanted}"; it can be electron or chromium.`);
  }
  // Electron has no headless mode.
  if (wanted === "chromium" || process.env.CNITOOL_DESKTOP_HEADLESS) return null;
  if (wanted !== "electron") return tryElectronOnce(rootDir);
  const found = findElectron(rootDir, process.env);
  if (found !== null) return found;
  throw new PlainError(
    "CNITOOL_DESKTOP_HOST asks for Electron, whose program is not here; `npm run electron:install` fetches it.",
  );
}

/** A browser that somebody names is the one that they want: another one is no substitute. */
function requireNamedBrowser() {
  const named = process.env.CNITOOL_DESKTOP_BROWSER;
  if (!named || missingParts(["browser"], process.env).length === 0) return;
  throw new PlainError(`CNITOOL_DESKTOP_BROWSER names ${named}, which is no program that can be run.`);
}

/**
 * Opens the window and waits until it is closed.
 * @param {string | null} electron
 */
async function openWindow(electron) {
  const node = projectNode(rootDir, { execPath: process.execPath, version: process.versions.node });
  const [file, args] =
    electron === null
      ? [node, [...mainProcessFlags, join(rootDir, "dist/chromium/main.js")]]
      : // Chromium's sandbox does not work for uid 0; everybody else keeps it.
        [
          electron,
          [...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), join(rootDir, "dist/electron/main.js")],
        ];
  const end = await runChild(file, [...args, ...process.argv.slice(2)], { outlivesSignals: true });
  if (end.startError !== null) throw new PlainError(`${file} could not be started: ${end.startError}.`);
  if (end.signal !== null) throw new PlainError(`the program was ended by ${end.signal}.`);
  return end.code;
}

await runCommand(async () => {
  requireStarter(process.versions.node);
  await ensureNpmPackages(rootDir);
  const display = hasDisplay(process.env);
  const electron = display ? await electronToUse() : null;
  const wanted = programParts.filter((part) => part !== "browser" || (display && electron === null));
  if (wanted.includes("browser")) requireNamedBrowser();
  const missing = await ensureSystemPackages(rootDir, wanted);
  await buildStale(rootDir);
  if (!display) throw new PlainError(noDisplaySentence);
  if (missing.includes("browser")) {
    throw new PlainError("there is neither Electron nor a Chromium-family browser to open the window with.");
  }
  return openWindow(electron);
});
