import { complaintsOfAxe } from "../fixtures/axe.ts";
import { threePluginNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

test("a failure that is injected into the second of three plugins leaves what DEL cleans up, and is not repeated", async ({
  page,
  home,
  lab,
}) => {
  home.addNetwork("01-three.conflist", threePluginNet);
  const window = new AppWindow(page);
  const run = new RunView(page);
  const { panel } = run;
  await run.createNamespace("demo1");
  await run.chooseNetwork("three-net");
  await window.openPalette();
  await page.keyboard.type("inject");
  await page.keyboard.press("Enter");
  await expect(run.faultSwitch()).toBeChecked();
  await run.chooseFault("Plugin with the fault", "portmap");
  await run.form.getByRole("textbox", { name: "Code" }).fill("eleven");
  await expect(run.operation("ADD")).toBeDisabled();
  await run.form.getByRole("textbox", { name: "Code" }).fill("11");
  await run.form.getByRole("textbox", { name: "Message" }).fill("no more ports");
  await expect(run.operationNote()).toHaveText("A fault will be injected into portmap: CNI error 11.");
  expect(await complaintsOfAxe(page)).toEqual([]);

  await run.run("ADD", "failed");
  const said = "A fault was injected in the place of portmap, which itself did not run: CNI error 11.";
  await expect(panel.region.getByRole("note").filter({ hasText: said })).toBeVisible();
  await expect(panel.region).toContainText("with a fault");
  await expect(panel.row("portmap").getByText("fault", { exact: true })).toBeVisible();
  await expect(panel.row("bridge").getByText("fault", { exact: true })).toHaveCount(0);
  await expect(panel.row("tuning")).toContainText("not reached");
  expect(JSON.parse(await panel.stepText("portmap", "stdout"))).toEqual({
    cniVersion: "1.0.0",
    code: 11,
    msg: "no more ports",
  });
  await expect(panel.alert()).toContainText("no more ports");
  const left = panel.alert().getByRole("region", { name: "Left behind" });
  await expect(left).toContainText(/ADD has left .* behind/);
  expect(Object.keys(lab.interfaces("demo1"))).toEqual(["eth0"]);
  expect(await complaintsOfAxe(page)).toEqual([]);

  // One run had it.
  await expect(run.faultSwitch()).not.toBeChecked();
  await panel.button("Clean up with DEL").click();
  await expect(panel.region).toHaveAccessibleName("Run 2");
  await panel.waitFor("succeeded");
  await expect(panel.region).not.toContainText("fault");
  expect(lab.interfaces("demo1")).toEqual({});
  expect(lab.files("/var/lib/cni").filter((file) => file.includes("10.95.0.2"))).toEqual([]);

  await window.goTo("History");
  const history = new HistoryView(page);
  await expect(history.rows()).toContainText([
    /DEL/,
    /ADD.*fault injected \(CNI error 11\): portmap: no more ports/,
  ]);
  await history.select(1);
  await expect(history.panel.region.getByRole("note").filter({ hasText: said })).toBeVisible();
  await history.panel.button("Run again…").click();
  await expect(run.faultSwitch()).not.toBeChecked();
  // What was injected then is offered, and not injected.
  await run.faultSwitch().click();
  await expect(run.form.getByRole("combobox", { name: "Plugin with the fault" })).toHaveText("portmap");
  await expect(run.form.getByRole("textbox", { name: "Message" })).toHaveValue("no more ports");
  await run.faultSwitch().click();
  await run.run("ADD", "succeeded");
  await expect(panel.region).not.toContainText("fault");
});
