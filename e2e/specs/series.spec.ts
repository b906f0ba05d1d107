import { complaintsOfAxe } from "../fixtures/axe.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";
import { SeriesDialog } from "../pages/series-dialog.ts";

test("one form is run over several namespaces, and the history shows the runs together", async ({
  page,
  lab,
}) => {
  const run = new RunView(page);
  const series = new SeriesDialog(page);
  const history = new HistoryView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  await run.form.getByRole("button", { name: "More operations" }).click();
  await page.getByRole("menuitem", { name: /^Run over several namespaces/ }).click();
  await expect(series.region.getByRole("button", { name: "ADD in 0 namespaces" })).toBeDisabled();
  await series.namespace("demo1").check();
  await series.region.getByRole("textbox", { name: "New namespaces" }).fill("2");
  await expect(series.region).toContainText("demo2, demo3");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
  await series.run("ADD in 3 namespaces", "3 succeeded");
  await expect(series.lines()).toHaveText([/^demo1succeeded.*Run 1$/, /^demo2.*Run 2$/, /^demo3.*Run 3$/]);
  const addressOf = (name: string) => lab.interfaces(name).eth0;
  expect(addressOf("demo1")).toBeDefined();
  expect(new Set(["demo1", "demo2", "demo3"].map((name) => String(addressOf(name)))).size).toBe(3);
  expect.soft(await complaintsOfAxe(page)).toEqual([]);

  // A run that fails does not keep the others from their turn.
  await series.region.getByRole("button", { name: "Choose again…" }).click();
  await series.namespace("demo2").check();
  await series.region.getByRole("textbox", { name: "New namespaces" }).fill("1");
  await series.run("ADD in 2 namespaces", "1 succeeded, 1 failed");
  await expect(series.lines().first()).toContainText("already exists");
  await series.region.getByRole("button", { name: "Show in the history" }).click();
  await expect(series.region).toBeHidden();
  await expect(history.rows()).toHaveText([/ADD.*lab-net.*demo4/, /ADD.*lab-net.*demo2.*already exists/]);

  await new AppWindow(page).openPalette();
  await page.getByRole("option", { name: /^Run over several namespaces/ }).click();
  await series.region.getByRole("radio", { name: "DEL" }).click();
  await series.region.getByRole("button", { name: "Choose all" }).click();
  await series.run("DEL in 4 namespaces", "4 succeeded");
  expect(["demo1", "demo2", "demo3", "demo4"].map((name) => Object.keys(lab.interfaces(name)))).toEqual(
    Array(4).fill([]),
  );
  await series.region.getByRole("link", { name: "Run 9" }).click();
  await expect(history.panel.region).toHaveAccessibleName("Run 9");
});
