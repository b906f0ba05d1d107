import type { IpcMain, IpcMainEvent, WebContents } from "electron";
import type { Port } from "../../../shared/ipc/port.ts";
import { channel } from "../channel.ts";
import { senderProblem } from "./security/sender.ts";

/** The port to the window's page over Electron's IPC. What anybody else sends is dropped and told. */
export function openWindowPort(
  ipcMain: Pick<IpcMain, "on" | "off">,
  contents: Pick<WebContents, "send" | "isDestroyed" | "mainFrame">,
  onRejected: (reason: string) => void,
): Port {
  return {
    post(message) {
      // A window that is gone misses nothing; Electron would throw.
      if (!contents.isDestroyed()) contents.send(channel, message);
    },
    onMessage(listener) {
      const receive = (event: IpcMainEvent, message: unknown) => {
        const problem = senderProblem(event.senderFrame, contents);
        if (problem !== null) return onRejected(problem);
        if (typeof message !== "string") return onRejected("It is no text.");
        listener(message);
      };
      ipcMain.on(channel, receive);
      return () => {
        ipcMain.off(channel, receive);
      };
    },
  };
}
