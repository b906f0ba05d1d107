import type { WebFrameMain } from "electron";
import { expect, it } from "vitest";
import { senderProblem } from "./sender.ts";

const frame = (url: string) => ({ url }) as WebFrameMain;
const mainFrame = frame("app://cnitool/index.html#/history");

it("listens to the window's own document in its top frame", () => {
  expect(senderProblem(mainFrame, { mainFrame })).toBeNull();
});

it("refuses a frame that is gone, and any other frame, its own document or not", () => {
  expect(senderProblem(null, { mainFrame })).toContain("gone");
  expect(senderProblem(frame(mainFrame.url), { mainFrame })).toContain("another frame");
});

it.each([
  "https://cnitool/index.html",
  "app://cnitool.example/index.html",
  "app://other/index.html",
  "app://cnitool/other.html",
  "app://cnitool/index.html/../other.html",
  "about:blank",
  "data:text/html,<p>",
  "",
])("refuses the top frame when it shows %s", (url) => {
  const moved = frame(url);
  expect(senderProblem(moved, { mainFrame: moved })).toContain("another document");
});
