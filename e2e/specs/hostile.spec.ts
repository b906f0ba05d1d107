import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

const markup = `<img src=x onerror="document.title='owned'"><b>bold</b>`;

test("what files and plugins say is text and nothing else", async ({ home, launch }) => {
  home.addNetwork("01-markup.conflist", {
    cniVersion: "1.0.0",
    name: "markup-net",
    plugins: [{ type: "refusing", note: markup }],
  });
  home.addNetwork(`02-${"x".repeat(120)}<b>.conflist`, `{ "name": "${"y".repeat(300)}", ${markup} }`);
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await expect(run.networks().getByRole("option").nth(1)).toContainText("<b>.conflist");
  await run.networks().getByRole("option").nth(1).click();
  await expect(run.form).toContainText(markup);
  await run.chooseNetwork("markup-net");
  await run.run("ADD", "failed");
  expect(await run.panel.rawText("config")).toContain("<b>bold</b>");
  await expect(page.locator("b", { hasText: "bold" })).toHaveCount(0);
  await expect(page.locator('img[src="x"]')).toHaveCount(0);
  expect(await page.title()).not.toBe("owned");
  // A long name does not make the window wider than it is.
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("bytes that are no text are shown as bytes", async ({ home, launch }) => {
  home.addNetwork("01-garbling.conflist", {
    cniVersion: "1.0.0",
    name: "garbling-net",
    plugins: [{ type: "garbling" }],
  });
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("garbling-net");
  await run.run("ADD", "failed");
  expect(await run.panel.stepText("garbling", "stdout")).toMatch(/^00000000 {2}ff fe 00 01 20 6e 6f 74/);
  expect(await run.panel.stepText("garbling", "stderr")).toMatch(/^00000000 {2}80 81/);
});

test("a plugin that prints without end is shown in part, and the window goes on", async ({
  home,
  launch,
}) => {
  home.addNetwork("01-flooding.conflist", {
    cniVersion: "1.0.0",
    name: "flooding-net",
    plugins: [{ type: "flooding" }],
  });
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("flooding-net");
  await run.run("ADD", "failed");
  const stdout = await run.panel.openStep("flooding", "stdout");
  await expect(stdout.getByRole("button", { name: /^Show 7,9\d\d,\d{3} more characters$/ })).toBeVisible();
  // The last match lies beyond the part that is shown, which is all of it then; the field stays in sight.
  await page.keyboard.press("Control+F");
  const find = stdout.getByRole("search");
  await page.keyboard.type("XXXXXX");
  await expect(find.getByRole("status")).toHaveText("1 of 10,000 or more");
  await page.keyboard.press("Shift+Enter");
  await expect(find.getByRole("status")).toHaveText("10,000 of 10,000 or more");
  await expect(stdout.getByRole("button", { name: "Show less" })).toBeAttached();
  await expect(find.getByRole("textbox")).toBeInViewport({ ratio: 1 });
  await new AppWindow(page).goTo("History");
  await expect(new HistoryView(page).rows()).toContainText([/ADD.*flooding-net/]);
  await new HistoryView(page).select(0);
  await new AppWindow(page).goTo("Run");
  await run.createNamespace("demo2");
});

test("resetting the lab throws its namespaces away, also during a run, and keeps the history", async ({
  home,
  launch,
}) => {
  home.addNetwork("01-sleeping.conflist", {
    cniVersion: "1.0.0",
    name: "sleeping-net",
    plugins: [{ type: "sleeping" }],
  });
  const { page } = await launch();
  const window = new AppWindow(page);
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("sleeping-net");
  await run.start("ADD");
  await expect(run.panel.stepState("sleeping", "running")).toBeVisible();

  await window.target().click();
  await page.getByRole("menuitem", { name: /^Reset lab/ }).click();
  await window.dialog().getByRole("button", { name: "Reset lab" }).click();
  await run.panel.waitFor("failed");
  await window.waitUntilLabReady();
  await expect(run.form.getByRole("button", { name: "Create the first namespace" })).toBeVisible();
  await run.createNamespace("demo2");
  await run.chooseNetwork("loopback");
  await run.run("ADD", "succeeded");
  await window.goTo("History");
  await expect(new HistoryView(page).rows()).toContainText([/ADD.*loopback/, /ADD.*sleeping-net/]);
});
