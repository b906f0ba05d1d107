import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import { earlierRun, keepRuns } from "../fixtures/earlier-runs.ts";
import { exportBundle } from "../fixtures/export-bundle.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";

const day = 86_400_000;

test("runs are exported, and imported again without being there twice", async ({ home, launch }) => {
  const downloads = home.makeDirectory("Downloads");
  const since = Date.now() - 30 * day;
  const runs = Array.from({ length: 30 }, (_, n) => earlierRun(n, since + n * 1000));
  keepRuns(home.paths.historyFile, runs);
  const { page } = await launch();
  const window = new AppWindow(page);
  const history = new HistoryView(page);
  const dialog = window.dialog();
  const button = (name: string | RegExp) => dialog.getByRole("button", { name });
  await window.goTo("History");

  // Three of them as a bundle.
  for (const at of [0, 1, 2]) await history.rows().nth(at).getByRole("checkbox").click();
  await page.getByRole("region", { name: "Marked runs" }).getByRole("button", { name: "Export…" }).click();
  await expect(dialog).toHaveAccessibleName("Export 3 runs");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
  await button("Export…").press("Enter");
  await expect(dialog.getByRole("status")).toContainText("3 runs saved.");
  const [name = ""] = readdirSync(downloads);
  const bundle = join(downloads, name);
  await expect(dialog.getByRole("status")).toContainText(bundle);
  await dialog.getByRole("button", { name: "Close" }).last().press("Enter");

  // All that the search finds as CSV, by the palette.
  await window.openPalette();
  await page.keyboard.type("export runs");
  await page.keyboard.press("Enter");
  await expect(dialog).toHaveAccessibleName("Export 30 runs");
  const format = dialog.getByRole("combobox", { name: "Format" });
  await format.press("Enter");
  await page.keyboard.type("csv");
  await page.keyboard.press("Enter");
  await expect(format).toHaveText("CSV");
  await button("Export…").press("Enter");
  await expect(dialog.getByRole("status")).toContainText("30 runs saved.");
  await page.keyboard.press("Escape");
  const csv = readdirSync(downloads).find((each) => each.endsWith(".csv")) ?? "";
  expect(readFileSync(join(downloads, csv), "utf8").split("\r\n")).toHaveLength(32);

  // What is here already is not added.
  const choose = async (): Promise<void> => {
    await page.getByRole("button", { name: "Import runs…" }).click();
    await dialog.getByLabel("Bundle of runs").setInputFiles(bundle);
  };
  await choose();
  await expect(dialog.getByRole("status")).toHaveText("Nothing would be added.");
  await expect(dialog).toContainText("3 runs in the history already");
  await expect(button("Import")).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("Escape");

  // What is no bundle is told so; a dropped file is looked at as well.
  await page.evaluate(() => {
    const files = new DataTransfer();
    files.items.add(new File(["nothing of ours"], "other.cnirun"));
    for (const type of ["dragover", "drop"]) {
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer: files, bubbles: true, cancelable: true }),
      );
    }
  });
  await expect(dialog).toHaveAccessibleName("Import other.cnirun");
  await expect(dialog.getByRole("note")).toContainText("The file is no bundle of runs.");
  await page.keyboard.press("Escape");
});

test("a bundle from elsewhere is looked at, added, and found by when its runs began", async ({
  home,
  launch,
}) => {
  const elsewhere = home.makeDirectory("elsewhere");
  const since = Date.now() - 90 * day;
  keepRuns(
    join(elsewhere, "history.db"),
    Array.from({ length: 12 }, (_, n) => earlierRun(n, since + n * 1000)),
  );
  keepRuns(home.paths.historyFile, [earlierRun(99, Date.now() - day)]);
  const bundle = join(elsewhere, "from-there.cnirun");
  await exportBundle(join(elsewhere, "history.db"), bundle);

  const { page } = await launch();
  const window = new AppWindow(page);
  const history = new HistoryView(page);
  const dialog = window.dialog();
  await window.goTo("History");
  await expect(history.rows()).toHaveCount(1);
  await page.getByRole("button", { name: "Import runs…" }).click();
  await dialog.getByLabel("Bundle of runs").setInputFiles(bundle);
  await expect(dialog.getByRole("status")).toHaveText("12 runs would be added.");
  expect.soft(await complaintsOfAxe(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Import 12 runs" }).press("Enter");
  await expect(dialog.getByRole("status")).toHaveText("12 runs added.");
  await dialog.getByRole("button", { name: "Show them" }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(history.rows()).toHaveCount(12);
  await history.select(0);
});
