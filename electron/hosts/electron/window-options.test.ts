import { expect, it } from "vitest";
import { windowOptions } from "./window-options.ts";

it("isolates the preload, sandboxes the page and gives it no Node", () => {
  expect(windowOptions("/preload.cjs", null).webPreferences).toMatchObject({
    preload: "/preload.cjs",
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
  });
});

it("opens where the window was", () => {
  const bounds = { x: 1, y: 2, width: 900, height: 700 };
  expect(windowOptions("", bounds)).toMatchObject({ ...bounds, title: "cnitool desktop" });
  expect(windowOptions("", null)).toMatchObject({ width: 1280, height: 800 });
});
