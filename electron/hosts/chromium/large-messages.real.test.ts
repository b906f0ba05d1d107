import { afterAll, beforeAll, expect, it } from "vitest";
import { buildTestPage, openTestWindow, type TestPage, type TestWindow } from "./test-window.ts";

/** The browser takes 100 MB in one message. */
const units = 105_000_000;
const large = `${"x".repeat(units)}\u{1f600}`;
const ready = Promise.withResolvers<void>();

let test: TestPage;
let window: TestWindow;
beforeAll(async () => {
  test = await buildTestPage();
  window = await openTestWindow(test, {
    "app.ready": () => ready.resolve(),
    "files.save": () => ({ path: large }),
  });
  await ready.promise;
});
afterAll(async () => {
  await window?.close();
  test?.remove();
});

it("a message reaches the page whole that is larger than the browser takes at once", async () => {
  const isWhole = `client.call("files.save", { suggestedName: "a.txt", bytes: { encoding: "utf8", text: "" } }).then(
    ({ path }) => path === "x".repeat(${units}) + "\\u{1f600}",
  )`;
  expect(await window.evaluate(isWhole)).toBe(true);
  expect(window.logged).toEqual([]);
});
