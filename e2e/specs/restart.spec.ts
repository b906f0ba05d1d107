import { smallBridgeNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import type { RunPanel } from "../pages/run-panel.ts";
import { RunView } from "../pages/run-view.ts";

test("after a restart the history has the runs as they were, and one of them can be run again", async ({
  home,
  launch,
}) => {
  const file = "01-small.conflist";
  home.addNetwork(file, smallBridgeNet);
  const first = await launch();
  const before = new RunView(first.page);
  await before.createNamespace("demo1");
  await before.chooseNetwork("small-net");
  await before.typeContainerId("container-7");
  await before.field("Interface").fill("net7");
  await before.run("ADD", "succeeded");
  const seen = await whatIsShown(before.panel);
  await before.run("DEL", "succeeded");
  expect(await first.stop()).toEqual({ code: 0, signal: null });

  const { page } = await launch();
  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  await expect(history.rows()).toContainText([/DEL.*small-net/, /ADD.*small-net.*net7.*10\.97\.0\./]);
  await history.select(1);
  await history.panel.waitFor("succeeded");
  expect(await whatIsShown(history.panel)).toEqual(seen);

  await history.panel.button("Run again…").click();
  const again = new RunView(page);
  await expect(again.field("Interface")).toHaveValue("net7");
  await expect(again.field("Container ID")).toHaveValue("container-7");
  await expect(again.form.getByRole("note")).toContainText("The file has not changed since.");

  // The file changes; the form keeps the bytes of the run, and says so.
  home.addNetwork(file, { ...smallBridgeNet, plugins: [{ type: "loopback" }] });
  await expect(again.form.getByRole("note")).toContainText("The file has changed since.");
  await again.createNamespace("demo1");
  await again.run("ADD", "succeeded");
  // The tab that was open before the restart.
  await expect(again.panel.region.getByRole("tab", { name: "Raw" })).toHaveAttribute("aria-selected", "true");
  await again.panel.open("Trace");
  await expect(again.panel.rows()).toHaveText([/^bridge/]);
  expect(await again.panel.rawText("config")).toBe(seen.config);

  await again.form.getByRole("button", { name: "Use current file" }).click();
  await again.run("DEL", "succeeded");
  await again.panel.open("Trace");
  await expect(again.panel.rows()).toHaveText([/^loopback/]);
});

async function whatIsShown(panel: RunPanel) {
  await panel.open("Trace");
  const stdin = await panel.stepText("bridge", "stdin");
  const stdout = await panel.stepText("bridge", "stdout");
  return { stdin, stdout, config: await panel.rawText("config"), result: await panel.rawText("result") };
}

test("the window looks as it was left", async ({ launch }) => {
  const first = await launch();
  await new AppWindow(first.page).waitUntilLabReady();
  await new AppWindow(first.page).chooseTheme("dark");
  await new RunView(first.page).chooseNetwork("ptp-net");
  await expect(first.page.locator("html")).toHaveAttribute("data-theme", "dark");
  await first.stop();

  const { page } = await launch();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(new RunView(page).network("ptp-net")).toHaveAttribute("aria-selected", "true");
});
