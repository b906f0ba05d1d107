import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { AppInfo } from "../../../shared/ipc/contract.ts";
import { homeAddress } from "./own-origin.ts";
import { buildTestPage, openTestWindow, type TestPage, type TestWindow } from "./test-window.ts";

/** A busy machine may take its time. */
const soon = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 30_000 });

const info: AppInfo = {
  host: "chromium",
  version: "1",
  nodeVersion: "v24",
  browserVersion: "Chrome/1",
  root: false,
  historyFile: "/h",
};

let test: TestPage;
let shown: TestWindow;

beforeAll(async () => {
  test = await buildTestPage();
  shown = await openTestWindow(test, { "app.info": () => info, "app.ready": () => {} });
  await answers();
});
afterAll(async () => {
  await shown?.close();
  test?.remove();
});

/** Waits until the page answers calls, whichever document it is. */
async function answers(): Promise<void> {
  await soon(async () => expect(await shown.evaluate("client.call('app.info')")).toEqual(info));
}

const refusals = () => shown.logged.filter(([message]) => message === "A request was refused");

describe("the page is refused", () => {
  const failing = (expression: string) =>
    `Promise.resolve().then(() => ${expression}).then(() => "done", () => "refused")`;
  const element = (tag: string, attributes: Record<string, string>) => `new Promise((resolve) => {
    const element = Object.assign(document.createElement(${JSON.stringify(tag)}), ${JSON.stringify(attributes)});
    element.onload = () => resolve("done");
    element.onerror = () => resolve("refused");
    document.head.append(element);
  })`;

  it.each([
    ["fetch of another origin", failing("fetch('https://example.com/')")],
    ["fetch of an address", failing("fetch('http://127.0.0.1:1/')")],
    ["fetch of its own origin", failing("fetch('/page.js')")],
    ["a picture of another origin", element("img", { src: "https://example.com/a.png" })],
    ["a script of another origin", element("script", { src: "https://example.com/a.js" })],
    ["a style of another origin", element("link", { rel: "stylesheet", href: "https://example.com/a.css" })],
    ["eval", failing("eval('1')")],
    ["a function from text", failing("new Function('return 1')()")],
    ["a way out of the folder", element("script", { src: "/../secret.js" })],
    ["an encoded way out", element("script", { src: "/..%2fsecret.js" })],
    ["a broken encoding", element("script", { src: "/%E0%A4%A.js" })],
    ["a service worker", failing("navigator.serviceWorker.register('/page.js')")],
    [
      "a WebSocket",
      failing(`new Promise((resolve, reject) => {
        const socket = new WebSocket("ws://127.0.0.1:1/");
        socket.onopen = resolve;
        socket.onerror = reject;
      })`),
    ],
    [
      "to know where it is",
      failing("new Promise((...both) => navigator.geolocation.getCurrentPosition(...both))"),
    ],
    ["the camera", failing("navigator.mediaDevices.getUserMedia({ video: true })")],
  ])("%s", async (_what, expression) => {
    expect(await shown.evaluate(expression)).toBe("refused");
    expect(await shown.evaluate("globalThis.secret")).toBeUndefined();
    await answers();
  });

  it("a script in its own text", async () => {
    await shown.evaluate(`(() => {
      const script = document.createElement("script");
      script.textContent = "globalThis.inline = true";
      document.head.append(script);
      document.body.insertAdjacentHTML("beforeend", '<img src="data:," onerror="globalThis.inline = true">');
    })()`);
    await answers();
    expect(await shown.evaluate("globalThis.inline")).toBeUndefined();
  });

  it.each([
    ["opened", "window.open('https://example.com/')"],
    ["opened on its own document", "window.open(location.href)"],
    ["opened empty", "window.open()"],
    ["opened by a link", click("a", { href: homeAddress, target: "_blank" })],
  ])("a second window, %s", async (_how, expression) => {
    await shown.evaluate(`${expression}, undefined`);
    await answers();
    await soon(async () => expect(await shown.pages()).toEqual([homeAddress]));
  });

  it.each([
    ["by its location", "location = 'https://example.com/'"],
    ["to another of its files", "location = '/page.js'"],
    ["by a link", click("a", { href: "https://example.com/" })],
    [
      "by a frame",
      `document.body.append(Object.assign(document.createElement("iframe"), { src: "/index.html" }))`,
    ],
    ["by the history", "history.back()"],
  ])("to go elsewhere, %s", async (_how, expression) => {
    await shown.evaluate("globalThis.still = true");
    await shown.evaluate(`${expression}, undefined`);
    await answers();
    expect(await shown.evaluate("[still, location.href]")).toEqual([true, homeAddress]);
    expect(await shown.pages()).toEqual([homeAddress]);
  });

  it("to send a form", async () => {
    const before = refusals().length;
    await shown.evaluate(`(() => {
      globalThis.still = true;
      const form = Object.assign(document.createElement("form"), { action: "https://example.com/", method: "post" });
      document.body.append(form);
      form.submit();
    })()`);
    await answers();
    expect(await shown.evaluate("[still, location.href]")).toEqual([true, homeAddress]);
    expect(refusals()).toHaveLength(before);
  });

  it.each([
    ["about:blank", "'about:blank'"],
    ["a blob", "URL.createObjectURL(new Blob(['<p>'], { type: 'text/html' }))"],
  ])("to stay at an address that needs no request, such as %s", async (_what, address) => {
    const before = shown.logged.length;
    await shown.evaluate(`location = ${address}, undefined`);
    await soon(() =>
      expect(shown.logged.slice(before).map(([message]) => message)).toContain(
        "The window had left its page",
      ),
    );
    await answers();
    expect(await shown.evaluate("location.href")).toBe(homeAddress);
  });
});

function click(tag: string, attributes: Record<string, string>): string {
  return `(() => {
    const element = Object.assign(document.createElement(${JSON.stringify(tag)}), ${JSON.stringify(attributes)});
    document.body.append(element);
    element.click();
  })()`;
}
