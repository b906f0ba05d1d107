import { EventEmitter } from "node:events";
import type { BrowserWindow, IpcMain } from "electron";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { standInHandlers } from "../../../shared/ipc/stand-in-handlers.ts";
import { defaultSettings } from "../../../shared/settings/settings.ts";
import { bringToFront, runWindow } from "./window.ts";

const bounds = { x: 1, y: 2, width: 900, height: 700 };

function start() {
  const contents = Object.assign(new EventEmitter(), {
    mainFrame: { url: "app://cnitool/index.html" },
    send: vi.fn(),
    isDestroyed: () => false,
    reload: vi.fn(),
    setWebRTCIPHandlingPolicy: vi.fn(),
  });
  const window = Object.assign(new EventEmitter(), {
    webContents: contents,
    show: vi.fn(),
    getNormalBounds: () => bounds,
  });
  const ipcMain = new EventEmitter() as IpcMain & EventEmitter;
  const change = vi.fn(async () => defaultSettings);
  const log = { info: vi.fn(), warning: vi.fn(), error: vi.fn() };
  const stop = runWindow({
    window: window as unknown as BrowserWindow,
    ipcMain,
    services: {
      handlers: standInHandlers({ "settings.get": () => defaultSettings }),
      settings: { get: () => defaultSettings, change },
    },
    log,
  });
  return { contents, window, ipcMain, change, log, stop };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("answers its page, and no more once it is ended", async () => {
  const { contents, ipcMain, stop } = start();
  const send = (message: object) =>
    ipcMain.emit(
      "cnitool",
      { senderFrame: contents.mainFrame },
      JSON.stringify({ session: "s", ...message }),
    );
  send({ type: "open" });
  send({ type: "request", id: 1, name: "settings.get" });
  await vi.waitFor(() => expect(contents.send).toHaveBeenCalledOnce());
  expect(contents.send).toHaveBeenCalledWith("cnitool", expect.stringContaining('"type":"output"'));
  await stop();
  expect(contents.send).toHaveBeenLastCalledWith("cnitool", expect.stringContaining('"type":"closed"'));
  send({ type: "request", id: 2, name: "settings.get" });
  await vi.runAllTimersAsync();
  expect(contents.send).toHaveBeenCalledTimes(2);
});

it("is shown when it has something to show, and remembers its place when it ends", async () => {
  const { window, change, stop } = start();
  window.emit("ready-to-show");
  expect(window.show).toHaveBeenCalledOnce();
  window.emit("move");
  await stop();
  expect(change).toHaveBeenCalledExactlyOnceWith({ windowBounds: bounds });
});

it("loads a crashed page again, once", () => {
  const { contents, log } = start();
  contents.emit("render-process-gone", {}, { reason: "crashed", exitCode: 139 });
  contents.emit("render-process-gone", {}, { reason: "crashed", exitCode: 139 });
  contents.emit("render-process-gone", {}, { reason: "clean-exit", exitCode: 0 });
  expect(contents.reload).toHaveBeenCalledOnce();
  expect(log.error).toHaveBeenCalledTimes(2);
});

it.each([true, false])("comes to the front when another start is made, minimised: %s", (minimised) => {
  const window = { isMinimized: () => minimised, restore: vi.fn(), show: vi.fn(), focus: vi.fn() };
  bringToFront(window);
  expect(window.restore).toHaveBeenCalledTimes(minimised ? 1 : 0);
  expect(window.show).toHaveBeenCalledOnce();
  expect(window.focus).toHaveBeenCalledOnce();
});
