import { contextBridge, ipcRenderer } from "electron";
import type { Port } from "../../shared/ipc/port.ts";
import { channel } from "./channel.ts";

/**
 * Gives the page its port as `window.cnitool`, and nothing else. The same bundle runs in Electron and in the
 * Chromium window, which brings the two objects of `electron` that are used here.
 */
const port: Port = {
  post(message) {
    ipcRenderer.send(channel, message);
  },
  onMessage(listener) {
    const forward = (_event: unknown, message: string) => listener(message);
    ipcRenderer.on(channel, forward);
    return () => {
      ipcRenderer.off(channel, forward);
    };
  },
};

contextBridge.exposeInMainWorld("cnitool", port);
