import type { BrowserWindowConstructorOptions, Rectangle } from "electron";
import type { WindowBounds } from "../bounds-memory.ts";

/** So much of a window has to be on a screen, each way and in pixels, that it can be found and moved. */
const seenAtLeast = 100;

/**
 * The window: a sandboxed page without Node, whose preload runs in a world of its own.
 * @param bounds where it was; `null` before its first time
 * @param screens where windows can be now: the screen that it was on may be gone
 */
export function windowOptions(
  preload: string,
  bounds: WindowBounds | null,
  screens: readonly Rectangle[],
): BrowserWindowConstructorOptions {
  return {
    title: "cnitool desktop",
    ...(bounds === null ? { width: 1280, height: 800 } : reachable(bounds, screens)),
    minWidth: 480,
    minHeight: 360,
    show: false,
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
    },
  };
}

/** The place too where it can be seen there, else the size alone: Electron puts it in the middle then. */
function reachable(bounds: WindowBounds, screens: readonly Rectangle[]): Partial<WindowBounds> {
  const { width, height } = bounds;
  const common = (from: number, size: number, otherFrom: number, otherSize: number) =>
    Math.min(from + size, otherFrom + otherSize) - Math.max(from, otherFrom);
  const isSeen = screens.some(
    (screen) =>
      common(bounds.x, width, screen.x, screen.width) >= seenAtLeast &&
      common(bounds.y, height, screen.y, screen.height) >= seenAtLeast,
  );
  return isSeen ? bounds : { width, height };
}
