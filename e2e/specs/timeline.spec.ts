import { complaintsOfAxe } from "../fixtures/axe.ts";
import { earlierRun, keepRuns } from "../fixtures/earlier-runs.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

const hourMs = 3_600_000;

test("the timeline and the statistics show when runs were and what they come to, and lead to them", async ({
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

  // By what the real plugins answered: an address, and a part of an error.
  const outcome = history.rows().locator("[data-column=outcome]").filter({ hasText: "/" });
  const [address] = (await outcome.textContent())?.split("/") ?? [];
  await search.fill(`ip:${address}`);
  await expect(matching).toHaveText("1 of 63 runs");
  await expect(history.rows()).toHaveText([/ADD.*lab-net.*demo1/]);
  await search.fill("op:add net:lab-net eady exis");
  await expect(history.rows()).toHaveText([/ADD.*lab-net.*demo1.*already exists/]);
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
  // What they come to: by network and plugin, with links to the runs.
  await new AppWindow(page).goTo("Statistics");
  const networks = page.getByRole("table", { name: "Networks" });
  await expect(networks.getByRole("row")).toHaveCount(11);
  await page.getByRole("button", { name: /^Show all \d+$/ }).click();
  const labNet = networks.getByRole("row").filter({ hasText: "lab-net" });
  await expect(labNet).toContainText(/lab-net2150\.0 %/);
  await networks.getByRole("button", { name: "Failure rate" }).click();
  await expect(networks.getByRole("columnheader", { name: "Failure rate" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  const rates = (await networks.getByRole("row").allInnerTexts())
    .slice(1)
    .map((row) => Number.parseFloat(/([\d.]+) %/.exec(row)?.[1] ?? ""));
  expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  await expect(page.getByRole("table", { name: "Plugins" }).getByRole("row")).toHaveCount(3);
  await expect(page.getByRole("list", { name: "Slowest calls" }).getByRole("link")).toHaveCount(10);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
  await labNet.getByRole("link", { name: "1 failed of lab-net" }).click();
  await expect(history.rows()).toHaveText([/ADD.*lab-net.*already exists/]);
  await page.keyboard.press("Control+3");
  await page
    .getByRole("list", { name: "Most frequent errors" })
    .getByRole("link", { name: /already exists/ })
    .click();
  await expect(history.rows()).toHaveText([/ADD.*lab-net.*already exists/]);
});
