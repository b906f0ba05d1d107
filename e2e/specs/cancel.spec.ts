import { findLab } from "../fixtures/kernel.ts";
import { sleepingNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

test("a run is shown while it goes on, and cancelling it leaves no process", async ({ home, launch }) => {
  home.addNetwork("01-sleeping.conflist", sleepingNet);
  const { page, pid } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  const lab = await findLab(pid);
  await run.chooseNetwork("sleeping-net");

  await run.start("ADD");
  await run.panel.waitFor("running");
  await expect(run.panel.stepState("loopback", "succeeded")).toBeVisible();
  await expect(run.panel.stepState("sleeping", "running")).toBeVisible();
  await expect.poll(() => lab.programs()).toContain("sleep 3600");
  // The plugin's stdin is there before its answer.
  expect(await run.panel.stepText("sleeping", "stdin")).toContain('"prevResult"');

  // The main process goes on with other things meanwhile.
  await run.createNamespace("demo2");
  expect(lab.namespaces()).toEqual(["demo1", "demo2"]);

  await run.panel.button("Cancel").click();
  await run.panel.waitFor("cancelled");
  await expect(run.panel.stepState("sleeping", "cancelled")).toBeVisible();
  await expect.poll(() => lab.programs()).toEqual([]);
  await expect(run.operation("ADD")).toBeEnabled();

  await new AppWindow(page).goTo("History");
  await expect(new HistoryView(page).rows()).toContainText([/ADD.*sleeping-net.*cancelled/]);
});

test("closing the window during a run ends the plugin and keeps the run as cancelled", async ({
  home,
  launch,
}) => {
  home.addNetwork("01-sleeping.conflist", sleepingNet);
  const first = await launch();
  const run = new RunView(first.page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("sleeping-net");
  await run.start("ADD");
  await expect(run.panel.stepState("sleeping", "running")).toBeVisible();
  expect(await first.stop()).toEqual({ code: 0, signal: null });

  const second = await launch();
  await new AppWindow(second.page).goTo("History");
  await expect(new HistoryView(second.page).rows()).toContainText([/ADD.*sleeping-net.*cancelled/]);
});
