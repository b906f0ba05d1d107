import { complaintsOfAxe } from "../fixtures/axe.ts";
import { refusingNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

test("axe finds nothing in any state of the window, light or dark", async ({ home, launch }) => {
  home.addNetwork("90-refusing.conflist", refusingNet);
  const { page } = await launch();
  const window = new AppWindow(page);
  const run = new RunView(page);
  const history = new HistoryView(page);
  const check = async (state: string) => {
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      expect.soft(await complaintsOfAxe(page), `the window: ${state}, ${colorScheme}`).toEqual([]);
    }
  };

  await window.waitUntilLabReady();
  await check("nothing was run yet");

  await run.form.getByRole("button", { name: "Create the first namespace" }).click();
  await expect(window.dialog()).toBeVisible();
  await check("dialog to make a namespace");
  await page.keyboard.press("Escape");
  await run.createNamespace("demo1");
  await run.chooseNetwork("ports-net");
  await run.addPortMapping(8080, 80);
  await run.form.getByRole("button", { name: "Add CNI_ARGS pair" }).click();
  await check("form with every kind of field");
  await run.namespace().click();
  await check("choice of namespaces");
  await page.keyboard.press("Escape");

  await run.run("ADD", "succeeded");
  await check("after an ADD");
  for (const part of ["env", "stdout", "exit", "search path"] as const) {
    await run.panel.openStep("bridge", part);
    await check(`after an ADD, ${part}`);
  }
  await run.panel.openDelegate("bridge", "stdin");
  await check("after an ADD, what a plugin ran itself");
  for (const tab of ["Result", "Changes", "Details", "Raw"] as const) {
    await run.panel.open(tab);
    await check(`after an ADD, ${tab}`);
  }
  await run.panel.open("Trace");
  await run.chooseNetwork("refusing-net");
  await run.run("ADD", "failed");
  await check("after a run that failed");
  await run.field("Interface").fill("not/good");
  await check("form with a field that is not good");
  await run.chooseNetwork("99-broken.conf");
  await check("broken network");

  for (const [name, open] of [
    ["palette", () => page.keyboard.press("Control+K")],
    ["shortcuts", () => page.getByRole("button", { name: "Keyboard shortcuts" }).click()],
  ] as const) {
    await open();
    await expect(window.dialog()).toBeVisible();
    await check(name);
    await page.keyboard.press("Escape");
    await expect(window.dialog()).toBeHidden();
  }
  await window.target().click();
  await expect(page.getByRole("menu")).toBeVisible();
  await check("choice of targets");
  await page.getByRole("menuitem", { name: /^Reset lab/ }).click();
  await expect(window.dialog()).toBeVisible();
  await check("question before the lab is reset");
  await page.keyboard.press("Escape");

  await window.goTo("History");
  await expect(history.rows()).toHaveCount(2);
  await check("history");
  await history.select(0);
  await check("history with a run");
  await page.getByRole("button", { name: /^Outcome/ }).click();
  await check("history, choice of a filter");
  await page.keyboard.press("Escape");
  await window.goTo("Settings");
  await check("settings");
});
