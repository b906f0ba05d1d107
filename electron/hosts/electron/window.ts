import type { BrowserWindow, IpcMain } from "electron";
import type { Log } from "../../platform/log.ts";
import type { Services } from "../../services/create-services.ts";
import { createBoundsMemory } from "../bounds-memory.ts";
import { createCrashGuard } from "../crash-guard.ts";
import { describeError } from "../describe-error.ts";
import { serveWindow } from "../serve-window.ts";
import { openWindowPort } from "./port.ts";

/** What a window needs to be served. */
export interface WindowParts {
  readonly window: BrowserWindow;
  readonly ipcMain: Pick<IpcMain, "on" | "off">;
  readonly services: Pick<Services, "handlers" | "settings">;
  readonly log: Log;
}

/**
 * Serves a window's page, remembers the window's place, shows the window once it has something to show, and
 * loads the page again after a crash.
 * @returns ends all that; resolves when the window's place is on the disk
 */
export function runWindow({ window, ipcMain, services, log }: WindowParts): () => Promise<void> {
  const contents = window.webContents;
  contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  const port = openWindowPort(ipcMain, contents, (reason) =>
    log.warning("A message was dropped", { reason }),
  );
  const stop = serveWindow(port, services.handlers, log);

  const bounds = createBoundsMemory(services.settings, (error) =>
    log.warning("The window's place was not remembered", { error: describeError(error) }),
  );
  const noteBounds = () => bounds.note(window.getNormalBounds());
  window.on("resize", noteBounds);
  window.on("move", noteBounds);
  window.once("ready-to-show", () => window.show());

  const mayReload = createCrashGuard();
  contents.on("render-process-gone", (_event, { reason, exitCode }) => {
    if (reason === "clean-exit") return;
    const reload = mayReload();
    log.error("The page crashed", { reason, exitCode, reload });
    if (reload) contents.reload();
  });
  return () => {
    stop();
    return bounds.flush();
  };
}

/** Brings a window in front of all others, also when it was minimised. */
export function bringToFront(
  window: Pick<BrowserWindow, "isMinimized" | "restore" | "show" | "focus">,
): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
