import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { test as base, expect } from "../fixtures/test.ts";
import { fillDisk } from "../history-faults/fill-disk.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

const mountSmallDisk = ["-t", "tmpfs", "-o", "size=80m", "none"];

const test = base.extend({
  /** Keeps its state on a small disk of its own. */
  home: async ({ makeHome }, use, testInfo) => {
    const home = makeHome();
    const disk = join(home.paths.stateDir, "..");
    const mounted = spawnSync("mount", [...mountSmallDisk, disk], { encoding: "utf8" });
    testInfo.skip(mounted.status !== 0, `nothing can be mounted: ${mounted.stderr}`);
    await use(home);
    spawnSync("umount", ["--lazy", disk]);
  },
});

test("on a full disk an ADD can be made and undone, and both are kept once there is room", async ({
  home,
  page,
}) => {
  const window = new AppWindow(page);
  const run = new RunView(page);
  await window.waitUntilLabReady();
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");

  const makeRoom = fillDisk(join(home.paths.stateDir, "filler"));
  const undone = await run.run("DEL", "succeeded");
  await expect(window.messages()).toContainText(
    `Run ${undone} is not in the history: database or disk is full`,
  );
  const added = await run.run("ADD", "succeeded");
  await expect(window.messages()).toContainText("2 runs are not in the history");
  await expect(window.messages()).not.toContainText(`Run ${undone} is`);

  makeRoom();
  const checked = await run.run("CHECK", "succeeded");
  expect([undone, added, checked]).toEqual([2, 3, 4]);
  await expect(window.messages()).not.toContainText("not in the history");
  await page.keyboard.press("Control+2");
  const history = new HistoryView(page);
  await expect(history.rows()).toHaveCount(4);
  await history.select(2);
  await expect(history.panel.region).toHaveAccessibleName(`Run ${undone}`);
  await expect(history.panel.region).toContainText("host-local");
});
