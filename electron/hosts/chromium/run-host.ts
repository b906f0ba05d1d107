import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AppInfo } from "../../../shared/ipc/contract.ts";
import type { Log } from "../../platform/log.ts";
import type { ProgramPaths } from "../../platform/paths.ts";
import type { ChildExit } from "../../platform/start-child.ts";
import type { Services } from "../../services/create-services.ts";
import { createBoundsMemory } from "../bounds-memory.ts";
import { describeError } from "../describe-error.ts";
import { HostFailure } from "../host-failure.ts";
import { claimInstance } from "../instance-lock.ts";
import { openPageFiles } from "../security/page-files.ts";
import { serveWindow } from "../serve-window.ts";
import { openAppWindow } from "./app-window.ts";
import { BrowserGone } from "./cdp-pipe.ts";
import { findBrowser } from "./find-browser.ts";
import { type Browser, launchBrowser } from "./launch-browser.ts";
import { prepareProfile } from "./profile-lock.ts";
import { requireDisplay } from "./require-display.ts";

export interface HostOptions {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly paths: ProgramPaths;
  /** The folder of all built files. */
  readonly dist: string;
  readonly log: Log;
  /** Fires when the program is asked to end. */
  readonly quit: AbortSignal;
  createServices(hostInfo: HostInfo): Promise<Services>;
}

export type HostInfo = Pick<AppInfo, "host" | "browserVersion">;

/**
 * Runs the program in a window of a Chromium-family browser until that window is closed.
 * @returns `false` if the program runs already; its window was brought to the front then
 * @throws HostFailure with the sentence for the person who started it
 */
export async function runChromiumHost(options: HostOptions): Promise<boolean> {
  const { env, paths, log } = options;
  const inTest = env.CNITOOL_DESKTOP_E2E === "1";
  const headless = inTest && (env.CNITOOL_DESKTOP_HEADLESS === "1" || !env.DISPLAY);
  if (!headless) requireDisplay(env);
  const executable = await findBrowser(env);

  let show = async () => {};
  const claim = await claimInstance({
    lockFile: paths.instanceLockFile,
    instanceFile: paths.instanceFile,
    onSecondStart: () => {
      show().catch((error: unknown) => log.warning("No window to show", { error: describeError(error) }));
    },
  });
  if (!claim.claimed) {
    if (claim.shown) return false;
    throw new HostFailure(
      `Another process has ${paths.instanceLockFile} locked and does not answer: end it and start again.`,
    );
  }
  try {
    const profileDir = paths.browserProfileDir;
    await prepareProfile(profileDir);
    const asRoot = process.getuid?.() === 0;
    const browser = await launchBrowser({
      ...{ executable, env, profileDir, headless, asRoot },
      debugPort: inTest,
    });
    await runInBrowser(browser, options, (showWindow) => {
      show = showWindow;
    }).finally(browser.close);
  } finally {
    claim.release();
  }
  return true;
}

/** @param onWindow is given what brings the window to the front */
async function runInBrowser(
  browser: Browser,
  options: HostOptions,
  onWindow: (show: () => Promise<void>) => void,
): Promise<void> {
  const services = await options.createServices({ host: "chromium", browserVersion: browser.version });
  try {
    const closed = await showUntilClosed(browser, services, options, onWindow).catch((error: unknown) => {
      if (error instanceof BrowserGone) return false;
      throw error;
    });
    await browser.close();
    if (!closed) refuseCrash(await browser.exited);
  } finally {
    await services.close();
  }
}

/** @returns `true` once the window was closed as windows are, `false` if the browser went away under it */
async function showUntilClosed(
  browser: Browser,
  services: Services,
  { dist, log, quit }: HostOptions,
  onWindow: (show: () => Promise<void>) => void,
): Promise<boolean> {
  const bounds = createBoundsMemory(services.settings, (error) =>
    log.warning("The window's place was not remembered", { error: describeError(error) }),
  );
  const window = await openAppWindow({
    ...{ pipe: browser.pipe, log, onBounds: bounds.note },
    files: await openPageFiles(join(dist, "renderer")),
    preload: await readFile(join(dist, "electron/preload.cjs"), "utf8"),
  });
  const remembered = services.settings.get().windowBounds;
  if (remembered !== null) await window.moveTo(remembered);
  const stop = serveWindow(window.port, services.handlers, log);
  try {
    await window.load();
    onWindow(window.show);
    return await Promise.race([
      window.closed.then(() => true),
      browser.pipe.closed.then(() => false),
      quit.aborted ? true : once(quit, "abort").then(() => true),
    ]);
  } finally {
    stop();
    await bounds.flush();
  }
}

/** @throws HostFailure unless the browser ended as one that was told to */
function refuseCrash({ exitCode, signal }: ChildExit): void {
  if (exitCode === 0) return;
  throw new HostFailure(
    `The browser that showed the window ended unexpectedly (${signal ?? `exit code ${exitCode}`}).`,
  );
}
