import { complaintsOfAxe } from "../fixtures/axe.ts";
import { earlierRun, keepRuns } from "../fixtures/earlier-runs.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

const hourMs = 3_600_000;

test("the timeline shows when runs were, and brushing it leaves those of a time", async ({
  home,
  launch,
}) => {
  const now = Date.now();
  const earlier = Array.from({ length: 60 }, (_, n) => earlierRun(n, now - (60 - n) * hourMs));
  const failed = earlier.filter(({ outcome }) => outcome === "failed").length;
  keepRuns(home.paths.historyFile, earlier);
  const { page } = await launch();
  const { keyboard } = page;
  const run = new RunView(page);
  const history = new HistoryView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");
  await run.run("ADD", "failed");
  await new AppWindow(page).goTo("History");
  const search = page.getByRole("searchbox", { name: "Search the history" });
  const matching = page.getByRole("status").filter({ hasText: /runs$/ });
  await expect(history.timelineWords()).toContainText(`62 runs, ${failed + 1} failed, bars of 1 hour`);
  await expect(history.timeline().getByRole("option").last()).toHaveAccessibleName(/: 2 runs, 1 failed$/);

  // What another process keeps makes the last bar grow.
  keepRuns(home.paths.historyFile, [earlierRun(99, Date.now())]);
  await expect(history.timeline().getByRole("option").last()).toHaveAccessibleName(/: 3 runs, \d failed$/);

  // By keyboard: the newest bars, which are those of the search too.
  await search.fill("net:lab-net");
  await expect(history.timelineWords()).toContainText("2 runs, 1 failed");
  await search.fill("");
  await expect(history.timelineWords()).toContainText("63 runs");
  await history.timeline().focus();
  await keyboard.press("End");
  await keyboard.press("Shift+ArrowLeft");
  await keyboard.press("Shift+ArrowLeft");
  await expect(history.bars({ selected: true })).toHaveCount(3);
  const chosen = await history.timelineWords().textContent();
  await keyboard.press("Enter");
  await expect(search).toHaveValue(/^since:\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/);
  await expect(matching).toHaveText(/^5 of 63 runs$/);
  expect(chosen).toMatch(/ to .*: 5 runs/);
  await expect(history.timelineWords()).toContainText("bars of 2 minutes");
  await keyboard.press("Escape");
  await expect(search).toHaveValue("");
  await expect(matching).toHaveText("63 runs");

  // By mouse: bars in the middle; a click on one bar; a double click shows all again.
  const barsDragged = history.timeline().getByRole("option");
  await barsDragged.nth(10).dragTo(barsDragged.nth(19));
  await expect(search).toHaveValue(/^since:\S+ until:\S+$/);
  await expect(matching).toHaveText("10 of 63 runs");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
  await history
    .bars(/: 1 run/)
    .first()
    .click();
  await expect(matching).toHaveText("1 of 63 runs");
  await page.goBack();
  await expect(matching).toHaveText("10 of 63 runs");
  await page.getByRole("button", { name: "Show all times" }).click();
  await expect(matching).toHaveText("63 runs");
});
