import { expect, it } from "vitest";
import { windowOptions } from "./window-options.ts";

it("isolates the preload, sandboxes the page and gives it no Node", () => {
  expect(windowOptions("/preload.cjs", null, []).webPreferences).toMatchObject({
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

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };

it("opens where the window was", () => {
  const bounds = { x: 2000, y: 2, width: 900, height: 700 };
  expect(windowOptions("", bounds, [screen, second])).toMatchObject({ ...bounds, title: "cnitool desktop" });
  expect(windowOptions("", null, [screen])).toMatchObject({ width: 1280, height: 800 });
});

it.each([
  ["whose screen is gone", { x: 2000, y: 2, width: 900, height: 700 }],
  ["of which but a corner would be seen", { x: 1900, y: 1060, width: 900, height: 700 }],
])("opens a window %s where it can be seen, as large as it was", (_which, bounds) => {
  const options = windowOptions("", bounds, [screen]);
  expect(options).toMatchObject({ width: 900, height: 700 });
  expect(options).not.toHaveProperty("x");
});
