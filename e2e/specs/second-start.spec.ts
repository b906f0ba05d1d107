import { startChromiumMain } from "../fixtures/chromium-program.ts";
import { headless } from "../fixtures/program-env.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";

test("a second start brings the first window to the front and opens none", async ({
  home,
  launch,
  hostKind,
}) => {
  test.skip(
    hostKind === "electron",
    "Electron's own lock is tested beside its host; here it is the Chromium host's",
  );
  // Without a window manager only a window that is not shown can be minimized.
  const program = await launch({ env: headless });
  const { page } = program;
  await new AppWindow(page).waitUntilLabReady();
  const session = await page.context().newCDPSession(page);
  const { windowId } = await session.send("Browser.getWindowForTarget");
  const windowState = async () =>
    (await session.send("Browser.getWindowBounds", { windowId })).bounds.windowState;
  await session.send("Browser.setWindowBounds", { windowId, bounds: { windowState: "minimized" } });
  await expect.poll(windowState).toBe("minimized");

  const second = startChromiumMain({ home, env: headless });
  try {
    await expect.poll(() => second.child.exitCode).toBe(0);
  } finally {
    second.child.kill("SIGKILL");
  }

  await expect.poll(windowState).toBe("normal");
  expect(page.context().pages()).toHaveLength(1);
  await new AppWindow(page).goTo("History");
});
