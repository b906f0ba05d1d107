import type { BrowserWindowConstructorOptions } from "electron";
import type { WindowBounds } from "../bounds-memory.ts";

/** The window: a sandboxed page without Node, whose preload runs in a world of its own. */
export function windowOptions(preload: string, bounds: WindowBounds | null): BrowserWindowConstructorOptions {
  return {
    title: "cnitool desktop",
    ...(bounds ?? { width: 1280, height: 800 }),
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
