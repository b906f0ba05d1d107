import { findLab } from "../fixtures/kernel.ts";
import { sleepingNet } from "../fixtures/networks.ts";
import { commandLine, processTree, stillAlive } from "../fixtures/processes.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

test("kill -9 during a run ends lab and browser, and the next start shows the run as interrupted", async ({
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
  const lab = await findLab(first.pid);
  await expect.poll(() => lab.programs()).toContain("sleep 3600");
  const tree = processTree(first.pid);
  expect(tree.length).toBeGreaterThan(4);

  expect(await first.kill()).toEqual({ code: null, signal: "SIGKILL" });
  await expect.poll(() => stillAlive(tree), { timeout: 10_000 }).toEqual([]);
  expect(lab.programs()).toEqual([]);

  const { page } = await launch();
  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  await expect(history.rows()).toContainText([/ADD.*sleeping-net.*interrupted/]);
  await history.select(0);
  await history.panel.waitFor("interrupted");
  await expect(history.panel.stepState("loopback", "succeeded")).toBeVisible();
  await expect(history.panel.stepState("sleeping", "interrupted")).toBeVisible();
  expect(await history.panel.stepText("sleeping", "stdin")).toContain('"prevResult"');
});

test("a browser that dies ends the program and its lab", async ({ launch }) => {
  const program = await launch();
  await new AppWindow(program.page).waitUntilLabReady();
  const tree = processTree(program.pid);
  const browser = tree.find(({ pid }) => commandLine(pid).includes("--remote-debugging-pipe"));
  if (browser === undefined) throw new Error("the program has no browser");
  process.kill(browser.pid, "SIGKILL");
  await expect.poll(() => stillAlive(tree), { timeout: 10_000 }).toEqual([]);
});

test("a lab that dies is said, and can be started again", async ({ launch }) => {
  const program = await launch();
  const run = new RunView(program.page);
  await run.createNamespace("demo1");
  const { helperPid } = await findLab(program.pid);
  process.kill(helperPid, "SIGKILL");
  await expect(run.form).toContainText("Lab has ended.");
  await expect(run.networks()).toHaveCount(0);
  await expect(run.operation("ADD")).toHaveCount(0);
  await run.form.getByRole("button", { name: "Start Lab again" }).click();
  await new AppWindow(program.page).waitUntilLabReady();
  await run.createNamespace("demo2");
  expect((await findLab(program.pid)).namespaces()).toEqual(["demo2"]);
});
