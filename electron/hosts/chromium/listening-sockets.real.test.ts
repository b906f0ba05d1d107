import { afterAll, beforeAll, expect, it, onTestFinished } from "vitest";
import { listeningSockets } from "./listening-sockets.ts";
import { buildTestPage, openTestWindow, type TestPage } from "./test-window.ts";

let test: TestPage;

beforeAll(async () => {
  test = await buildTestPage();
});
afterAll(() => test?.remove());

async function open(options: { debugPort: boolean }) {
  const shown = await openTestWindow(test, { "app.ready": () => {} }, options);
  onTestFinished(() => shown.close());
  return shown;
}

it("neither the browser nor this process listens on a socket", async () => {
  const { browser } = await open({ debugPort: false });
  expect(listeningSockets([browser.pid, process.pid])).toEqual([]);
});

it("the browser does for a test that asks for it, which shows that the other test could fail", async () => {
  const { browser } = await open({ debugPort: true });
  expect(listeningSockets([browser.pid])).toHaveLength(1);
});
