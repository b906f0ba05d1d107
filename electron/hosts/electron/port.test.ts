import { EventEmitter } from "node:events";
import type { IpcMain, WebContents, WebFrameMain } from "electron";
import { expect, it, vi } from "vitest";
import { openWindowPort } from "./port.ts";

const mainFrame = { url: "app://cnitool/index.html" } as WebFrameMain;

function start() {
  const ipcMain = new EventEmitter() as IpcMain & EventEmitter;
  const send = vi.fn();
  const isDestroyed = vi.fn(() => false);
  const contents: Pick<WebContents, "send" | "isDestroyed" | "mainFrame"> = { send, isDestroyed, mainFrame };
  const onRejected = vi.fn();
  const port = openWindowPort(ipcMain, contents, onRejected);
  const listener = vi.fn();
  return { ipcMain, send, isDestroyed, onRejected, port, listener, stop: port.onMessage(listener) };
}

it("brings texts of the window's page, and texts to it", () => {
  const { ipcMain, listener, onRejected, port, send } = start();
  ipcMain.emit("cnitool", { senderFrame: mainFrame }, "hello");
  expect(listener).toHaveBeenCalledExactlyOnceWith("hello");
  expect(onRejected).not.toHaveBeenCalled();
  port.post("answer");
  expect(send).toHaveBeenCalledExactlyOnceWith("cnitool", "answer");
});

it.each([
  ["of another frame", { url: mainFrame.url }, "hello"],
  ["of no frame", null, "hello"],
  ["that is no text", mainFrame, { type: "open" }],
  ["that is missing", mainFrame, undefined],
])("drops a message %s and tells so", (_what, senderFrame, message) => {
  const { ipcMain, listener, onRejected } = start();
  ipcMain.emit("cnitool", { senderFrame }, message);
  expect(listener).not.toHaveBeenCalled();
  expect(onRejected).toHaveBeenCalledOnce();
});

it("hears nothing more once it is told to stop", () => {
  const { ipcMain, listener, stop } = start();
  stop();
  ipcMain.emit("cnitool", { senderFrame: mainFrame }, "hello");
  expect(listener).not.toHaveBeenCalled();
});

it("sends nothing to a window that is gone", () => {
  const { isDestroyed, port, send } = start();
  isDestroyed.mockReturnValue(true);
  port.post("answer");
  expect(send).not.toHaveBeenCalled();
});
