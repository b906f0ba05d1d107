import { complaintsOfAxe } from "../fixtures/axe.ts";
import { smallBridgeNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

test("runs are named, tagged and pinned, found by it, deleted and had back", async ({ home, launch }) => {
  home.addNetwork("01-small.conflist", smallBridgeNet);
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("small-net");
  for (const operation of ["ADD", "CHECK", "DEL"] as const) await run.run(operation, "succeeded");

  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  const labels = page.getByRole("region", { name: "Labels" });
  const messages = page.getByRole("region", { name: "Messages" });
  const usage = page.getByRole("region", { name: "What the history takes" });
  await history.select(2);
  await labels.getByLabel("Name of this run").fill("first of all");
  await labels.getByLabel("Add a tag to this run").fill("lesson");
  await page.keyboard.press("Enter");
  await labels.getByRole("button", { name: "Write a note" }).click();
  await labels.getByLabel("Note of this run").fill("see ticket 4711");
  await history.grid().focus();
  await page.keyboard.press("p");
  await expect(history.rows().nth(2)).toContainText(/first of all.*lesson/);
  await expect(history.rows().nth(2).getByRole("img", { name: "pinned" })).toBeVisible();
  // The name has the room, whatever else there is to say.
  await expect(history.rows().nth(2).getByText("first of all")).toBeInViewport({ ratio: 0.9 });
  await expect(labels.getByRole("button", { name: "Unpin this run" })).toBeVisible();

  // Name and tags can have columns of their own.
  await page.getByRole("button", { name: "Columns" }).click();
  for (const name of ["Name", "Tags"]) {
    await page.getByRole("menuitemcheckbox", { name, exact: true }).click();
  }
  await page.keyboard.press("Escape");
  const cell = (column: string) => history.rows().nth(2).locator(`[data-column="${column}"]`);
  await expect(cell("name")).toHaveText("first of all");
  await expect(cell("outcome")).not.toContainText("first of all");

  const search = page.getByRole("searchbox", { name: "Search the history" });
  for (const words of ["ticket 4711", "tag:lesson", "is:pinned"]) {
    await search.fill(words);
    await expect(history.rows()).toHaveCount(1);
  }
  await page.getByRole("button", { name: "Clear", exact: true }).click();
  await expect(history.rows()).toHaveCount(3);

  // One goes at once, and comes back.
  await history.select(0);
  await history.grid().focus();
  await page.keyboard.press("Delete");
  await expect(history.rows()).toHaveCount(2);
  await expect(usage).toContainText("2 runs");
  await expect(history.rows().nth(0)).toHaveAttribute("aria-selected", "true");
  await messages.getByRole("button", { name: "Undo" }).click();
  await expect(history.rows()).toHaveCount(3);

  // All but what is pinned, after it was said how many.
  await history.grid().focus();
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("region", { name: "Marked runs" })).toContainText("2 runs marked");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await complaintsOfAxe(page)).toEqual([]);
  }
  await page.getByRole("button", { name: "Clear marks" }).click();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("Delete all runs of the list");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("alertdialog", { name: "Delete 2 runs?" });
  await expect(dialog).toContainText("1 run more is pinned and stays.");
  await dialog.getByRole("button", { name: "Delete 2 runs" }).click();
  await expect(history.rows()).toHaveCount(1);
  await expect(history.rows()).toContainText("first of all");
  await history.grid().focus();
  await page.keyboard.press("Control+z");
  await expect(history.rows()).toHaveCount(3);

  // What would go by itself is said before it does.
  await new AppWindow(page).goTo("Settings");
  await page.getByLabel("More runs than, in runs").fill("1");
  await expect(page.getByText(/Would delete 1 run from before/)).toBeVisible();
  await page.getByRole("button", { name: "Delete by these rules" }).click();
  await expect(page.getByText("Nothing is due now.")).toBeVisible();
  await new AppWindow(page).goTo("History");
  await expect(history.rows()).toHaveCount(2);
  await expect(history.rows().nth(1)).toContainText("first of all");
});
