import type { Page } from "@playwright/test";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import { findLab } from "../fixtures/kernel.ts";
import { modernNet, threePluginNet } from "../fixtures/networks.ts";
import { processTree, stillAlive } from "../fixtures/processes.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

test.beforeEach(({ home }) => {
  home.addNetwork("01-three.conflist", threePluginNet);
});

/** A namespace and the network of three plugins, in step mode. */
async function readyToStep(page: Page): Promise<RunView> {
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("three-net");
  await run.stepSwitch().click();
  await expect(run.stepSwitch()).toBeChecked();
  return run;
}

test("an ADD that is stopped after the first of three plugins is cleaned up with DEL", async ({
  page,
  lab,
}) => {
  const run = await readyToStep(page);
  const { panel } = run;
  await run.operation("ADD").click();
  await panel.waitsBefore("bridge", "1 of 3");
  await expect(panel.region).toContainText("a directory of the recorder will stand first in the CNI_PATH");
  await expect(panel.button("Next")).toBeFocused();
  // What the plugin is about to get is on screen, and it has not run.
  const input = panel.region.getByRole("region", { name: "Input of bridge" });
  await expect(input).toContainText("2 fields added by libcni");
  await expect(input).toContainText('"bridge": "three0"');
  const env = panel.region.getByRole("region", { name: "Environment of bridge" });
  await expect(env).toBeInViewport();
  await expect(env.getByText("CNI_COMMAND").locator("xpath=following-sibling::dd[1]")).toHaveText("ADD");
  expect(lab.interfaces("demo1")).toEqual({});
  expect(lab.labInterfaces()).toEqual([]);
  expect(lab.programs()).toEqual([]);

  await panel.button("Next").click();
  await panel.waitsBefore("portmap", "2 of 3");
  // Whoever steps on is led by the trace, whatever part is remembered.
  await panel.open("Changes");
  await page.reload();
  await panel.waitsBefore("portmap", "2 of 3");
  await expect(panel.region.getByRole("tab", { name: "Trace" })).toHaveAttribute("aria-selected", "true");
  await expect(panel.stepState("bridge", "succeeded")).toBeVisible();
  await expect(panel.region.getByRole("region", { name: "Input of portmap" })).toContainText('"prevResult"');
  await expect(panel.row("tuning")).toContainText("not yet");
  expect(Object.keys(lab.interfaces("demo1"))).toEqual(["eth0"]);

  await panel.button("Stop here").click();
  await panel.waitFor("cancelled");
  await expect(panel.region).toContainText("Stopped before portmap");
  await expect(panel.region).toContainText("bridge has run; what was made is still there until a DEL.");
  await expect(panel.stepState("portmap", "stopped")).toBeVisible();
  await expect(panel.row("tuning")).toContainText("not reached");
  await expect(panel.region.getByRole("region", { name: "Left behind" })).toContainText("10.95.0.2");
  await expect(panel.button("Clean up with DEL")).toBeInViewport();
  expect(await complaintsOfAxe(page)).toEqual([]);

  await run.stepSwitch().click();
  await panel.button("Clean up with DEL").click();
  await expect(panel.region).toHaveAccessibleName("Run 2");
  await panel.waitFor("succeeded");
  expect(lab.interfaces("demo1")).toEqual({});
  expect(lab.files("/var/lib/cni").filter((file) => file.includes("10.95.0.2"))).toEqual([]);
  await panel.open("Changes");
  await expect(panel.region).toContainText("Nothing is left over");

  await new AppWindow(page).goTo("History");
  await expect(new HistoryView(page).rows()).toContainText([/DEL/, /ADD.*cancelled.*stopped before portmap/]);
});

test("a run is gone through to its end by the keyboard alone", async ({ page, lab }) => {
  const { keyboard } = page;
  const window = new AppWindow(page);
  const run = new RunView(page);
  const { panel } = run;
  await run.createNamespace("demo1");
  await run.chooseNetwork("three-net");
  await window.openPalette();
  await keyboard.type("step through");
  await expect(page.getByRole("option", { selected: true })).toContainText("Step through the chain");
  await keyboard.press("Enter");
  await expect(run.stepSwitch()).toBeChecked();

  await keyboard.press("Control+Enter");
  await panel.waitsBefore("bridge", "1 of 3");
  await expect(panel.button("Next")).toBeFocused();
  expect(await complaintsOfAxe(page)).toEqual([]);
  await keyboard.press("Enter");
  await panel.waitsBefore("portmap", "2 of 3");
  await keyboard.press("Control+Enter");
  await panel.waitsBefore("tuning", "3 of 3");
  expect(lab.files("/var/lib/cni").filter((file) => file.startsWith("results/"))).toEqual([]);
  await keyboard.press("Control+Shift+Enter");
  await panel.waitFor("succeeded");
  expect(lab.files("/var/lib/cni/results")).toHaveLength(1);
  await expect(panel.rows()).toHaveText([/^bridge/, /^portmap/, /^tuning/]);

  // And stopped, from wherever the focus is, once nothing lies over the window.
  await keyboard.press("Control+Enter");
  await panel.waitsBefore("bridge", "1 of 3");
  await keyboard.press("?");
  await expect(window.dialog()).toContainText("Stop here, in step mode");
  await keyboard.press("Control+.");
  await keyboard.press("Escape");
  await panel.waitsBefore("bridge", "1 of 3");
  await keyboard.press("Control+.");
  await panel.waitFor("cancelled");
  await expect(panel.region).toContainText("No other plugin has run either, so that nothing has changed.");
});

test("a window that is loaded anew finds the run where it waits", async ({ page, lab }) => {
  const run = await readyToStep(page);
  const { panel } = run;
  await run.operation("ADD").click();
  await panel.waitsBefore("bridge", "1 of 3");
  await panel.button("Next").click();
  await panel.waitsBefore("portmap", "2 of 3");
  await page.reload();
  await panel.waitsBefore("portmap", "2 of 3");
  await expect(panel.region.getByRole("region", { name: "Input of portmap" })).toContainText('"prevResult"');
  await expect(run.stepSwitch()).toBeChecked();
  await panel.button("Run to end").click();
  await panel.waitFor("succeeded");
  expect(lab.files("/var/lib/cni/results")).toHaveLength(1);

  // Cancel ends it while it waits, too.
  await run.operation("DEL").click();
  await panel.waitsBefore("tuning", "1 of 3");
  await panel.button("Cancel").click();
  await panel.waitFor("cancelled");
  await expect(panel.region).toContainText("Cancelled before tuning");
  expect(lab.files("/var/lib/cni/results")).toHaveLength(1);
});

test("CHECK, DEL, GC, STATUS and VERSION wait before each plugin, too", async ({ home, launch }) => {
  home.addNetwork("02-modern.conflist", modernNet);
  const { page, pid } = await launch();
  const run = new RunView(page);
  const { panel } = run;
  const next = (plugin: string, place: string) =>
    panel.waitsBefore(plugin, place).then(() => panel.button("Next").click());
  await run.createNamespace("demo1");
  await run.chooseNetwork("three-net");
  await run.run("ADD", "succeeded");
  await run.stepSwitch().click();
  await run.operation("CHECK").click();
  for (const [at, plugin] of ["bridge", "portmap", "tuning"].entries()) await next(plugin, `${at + 1} of 3`);
  await panel.waitFor("succeeded");

  await run.operation("DEL").click();
  const lab = await findLab(pid);
  for (const [at, plugin] of ["tuning", "portmap", "bridge"].entries()) {
    expect(Object.keys(lab.interfaces("demo1"))).toEqual(["eth0"]);
    await next(plugin, `${at + 1} of 3`);
  }
  await panel.waitFor("succeeded");
  expect(lab.interfaces("demo1")).toEqual({});

  await run.stepSwitch().click();
  await run.chooseNetwork("modern-net");
  for (const ifName of ["eth0", "eth1"]) {
    await run.field("Interface").fill(ifName);
    await run.run("ADD", "succeeded");
  }
  await run.stepSwitch().click();
  await run.chooseFromMenu("GC");
  await new AppWindow(page).dialog().getByRole("button", { name: "Run GC" }).click();
  const results = () => lab.files("/var/lib/cni/results").length;
  await panel.waitsBefore("modern", "DEL");
  await expect(panel.parts()).toHaveText([/^DEL of .*eth0$/, "GC of the plugins"]);
  expect(results()).toBe(2);
  await panel.button("Next").click();
  await expect(panel.parts()).toHaveText([/eth0$/, /eth1$/, "GC of the plugins"]);
  await panel.waitsBefore("modern", "DEL");
  expect(results()).toBe(1);
  await panel.button("Next").click();
  await next("modern", "GC");
  await panel.waitFor("succeeded");
  expect(results()).toBe(0);

  for (const operation of ["STATUS", "VERSION"] as const) {
    await run.chooseFromMenu(operation);
    await next("modern", "1 of 1");
    await panel.waitFor("succeeded");
  }
});

test("a run that waits ends with the program, as cancelled, with what had run", async ({ launch }) => {
  const first = await launch();
  const run = await readyToStep(first.page);
  await run.operation("ADD").click();
  await run.panel.waitsBefore("bridge", "1 of 3");
  await run.panel.button("Next").click();
  await run.panel.waitsBefore("portmap", "2 of 3");
  const tree = processTree(first.pid);
  expect(await first.stop()).toEqual({ code: 0, signal: null });
  await expect.poll(() => stillAlive(tree)).toEqual([]);

  const second = await launch();
  await new AppWindow(second.page).goTo("History");
  const history = new HistoryView(second.page);
  await expect(history.rows()).toContainText([/ADD.*cancelled/]);
  await history.select(0);
  await expect(history.panel.stepState("bridge", "succeeded")).toBeVisible();
  await expect(history.panel.stepState("portmap", "cancelled")).toBeVisible();
  await expect(history.panel.region).toContainText("Cancelled before portmap");

  // One that waits when the program is killed was not ended by anybody.
  await new AppWindow(second.page).goTo("Run");
  const again = new RunView(second.page);
  await expect(again.stepSwitch()).toBeChecked();
  await again.createNamespace("demo2");
  await again.chooseNetwork("three-net");
  await again.operation("ADD").click();
  await again.panel.waitsBefore("bridge", "1 of 3");
  await second.kill();
  const third = await launch();
  await new AppWindow(third.page).goTo("History");
  await expect(new HistoryView(third.page).rows()).toContainText([/ADD.*interrupted/, /ADD.*cancelled/]);
  await new HistoryView(third.page).select(0);
  await expect(new HistoryView(third.page).panel.stepState("bridge", "interrupted")).toBeVisible();
});
