import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { listeningSockets } from "../fixtures/sockets.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";

test.describe("the window", () => {
  test.use({ expectedConsoleErrors: /Content Security Policy|ERR_BLOCKED_BY_CLIENT|ERR_ABORTED|ERR_FAILED/ });

  test("reaches no network", async ({ page }) => {
    await new AppWindow(page).waitUntilLabReady();
    const requests: string[] = [];
    const server = createServer((request, response) => {
      requests.push(request.url ?? "");
      response.setHeader("access-control-allow-origin", "*").end("reached");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    try {
      expect(await (await fetch(`http://127.0.0.1:${port}/proof`)).text()).toBe("reached");
      const outcomes = await page.evaluate(async (authority) => {
        const settled = (promise: Promise<unknown>) =>
          promise.then(
            () => "reached",
            () => "refused",
          );
        const image = new Image();
        const imageEnd = new Promise((resolve, reject) => {
          image.addEventListener("load", resolve);
          image.addEventListener("error", reject);
        });
        image.src = `http://${authority}/image`;
        const socket = await settled(
          new Promise((resolve, reject) => {
            try {
              const opened = new WebSocket(`ws://${authority}/socket`);
              opened.addEventListener("open", resolve);
              opened.addEventListener("error", reject);
            } catch (error) {
              reject(error);
            }
          }),
        );
        return {
          fetch: await settled(fetch(`http://${authority}/fetch`)),
          ownOrigin: await settled(fetch("/index.html")),
          image: await settled(imageEnd),
          socket,
          beacon: navigator.sendBeacon(`http://${authority}/beacon`),
        };
      }, `127.0.0.1:${port}`);
      expect(outcomes).toMatchObject({
        fetch: "refused",
        ownOrigin: "refused",
        image: "refused",
        socket: "refused",
      });
      expect(requests).toEqual(["/proof"]);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test("stays where it is and opens no other", async ({ page }) => {
    await new AppWindow(page).waitUntilLabReady();
    const address = page.url();
    await page.evaluate(() => {
      window.open("about:blank");
      const link = document.createElement("a");
      link.href = "https://example.org/";
      document.body.append(link);
      link.click();
      link.remove();
    });
    await new AppWindow(page).goTo("History");
    expect(new URL(page.url()).origin).toBe(new URL(address).origin);
    await expect.poll(() => page.context().pages().length).toBe(1);
  });
});

test("the main process listens on no socket", async ({ program, page }) => {
  await new AppWindow(page).waitUntilLabReady();
  expect(listeningSockets(program.pid)).toEqual([]);
  // The probe does see sockets that listen: that of this test.
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  expect(listeningSockets(process.pid)).not.toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});
