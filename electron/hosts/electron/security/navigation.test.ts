import { EventEmitter } from "node:events";
import type { WebContents } from "electron";
import { expect, it, vi } from "vitest";
import { refuseNavigation } from "./navigation.ts";

function start() {
  const setWindowOpenHandler = vi.fn<WebContents["setWindowOpenHandler"]>();
  const contents = Object.assign(new EventEmitter(), { setWindowOpenHandler });
  const onRefused = vi.fn();
  const openExternal = vi.fn();
  refuseNavigation(contents as unknown as WebContents, { onRefused, openExternal });
  const open = (url: string) => setWindowOpenHandler.mock.calls[0]?.[0]({ url } as Electron.HandlerDetails);
  return { contents, onRefused, openExternal, open };
}

it.each([
  ["will-navigate", { url: "https://example.com/" }],
  ["will-navigate", { url: "app://cnitool/other.html" }],
  ["will-navigate", { url: "app://other/index.html" }],
  ["will-navigate", { url: "file:///etc/passwd" }],
  ["will-redirect", { url: "app://cnitool/index.html" }],
  ["will-frame-navigate", { url: "app://cnitool/index.html", isMainFrame: false }],
])("prevents %s to %o and tells so", (event, details) => {
  const { contents, onRefused } = start();
  const preventDefault = vi.fn();
  contents.emit(event, { ...details, preventDefault });
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(onRefused).toHaveBeenCalledExactlyOnceWith(expect.any(String), details.url);
});

it("lets the window's own document be loaded again", () => {
  const { contents, onRefused } = start();
  const preventDefault = vi.fn();
  const details = { url: "app://cnitool/index.html#/history", isMainFrame: true, preventDefault };
  contents.emit("will-frame-navigate", details);
  contents.emit("will-navigate", details);
  expect(preventDefault).not.toHaveBeenCalled();
  expect(onRefused).not.toHaveBeenCalled();
});

it("attaches no webview", () => {
  const { contents, onRefused } = start();
  const preventDefault = vi.fn();
  contents.emit("will-attach-webview", { preventDefault }, {}, { src: "https://example.com/" });
  expect(preventDefault).toHaveBeenCalledOnce();
  expect(onRefused).toHaveBeenCalledOnce();
});

it("opens no window, and outside only the very addresses that are known", () => {
  const { onRefused, open, openExternal } = start();
  for (const address of [
    "app://cnitool/index.html",
    "http://www.cni.dev/docs/spec/",
    "https://www.cni.dev/docs/spec/?q=1",
    "https://www.cni.dev.example/docs/spec/",
    "file:///etc/passwd",
    "javascript:alert(1)",
  ]) {
    expect(open(address)).toEqual({ action: "deny" });
    expect(onRefused).toHaveBeenLastCalledWith("A window", address);
  }
  expect(openExternal).not.toHaveBeenCalled();
  expect(open("https://www.cni.dev/docs/spec/")).toEqual({ action: "deny" });
  expect(openExternal).toHaveBeenCalledExactlyOnceWith("https://www.cni.dev/docs/spec/");
});
