import { expect, type Locator, type Page, test } from "@playwright/test";
import { formatDuration } from "../../renderer/model/format-duration.ts";
import { bridgedNamespaces } from "../../renderer/model/topology/topology-test-kit.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import { createStandInMain } from "../fixtures/stand-in-main.ts";
import {
  cancelledRun,
  failedRun,
  interruptedRun,
  manyRuns,
  notFoundRun,
  skippedRun,
} from "../fixtures/stand-in-runs.ts";
import { standInWindows } from "../fixtures/stand-in-windows.ts";
import { withRemains } from "../fixtures/with-remains.ts";
import { TryIt } from "../pages/try-it.ts";

/**
 * States of the window that a real main process hardly gets into: slow, huge and broken. The page is the built
 * one, under its content security policy; the main process is a stand-in.
 */

const withWindow = standInWindows();

const panel = (page: Page) => page.getByRole("region", { name: /^Run \d+$/ });
const goTo = (page: Page, hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
const add = (page: Page) => page.getByRole("button", { name: /^ADD/ });

test("a lab that ended can be started again, one that is not offered says why", async () => {
  const main = createStandInMain();
  main.targets.set([{ id: "lab", state: "ended", reason: "Its holder was killed." }]);
  main.namespaces.set([]);
  await withWindow({ main }, async (page) => {
    await expect(page.getByRole("button", { name: "Start Lab again" })).toBeVisible();
    await expect(add(page)).toBeDisabled();
    const reason = "User namespaces are forbidden by user.max_user_namespaces.";
    const advice = "sysctl -w user.max_user_namespaces=10000";
    main.targets.set([{ id: "lab", state: "unavailable", reason, advice }]);
    await expect(page.getByRole("note").filter({ hasText: reason })).toContainText(advice);
  });
});

test("a target that was not started yet is not taken for one that ended", async () => {
  const main = createStandInMain();
  main.targets.set([
    { id: "lab", state: "ready", since: 0 },
    { id: "host", state: "idle" },
  ]);
  main.settings.set({ ...main.settings.value, target: "host" });
  await withWindow({ main }, async (page) => {
    await expect(page.getByRole("button", { name: "Start This host", exact: true })).toBeVisible();
    await expect(page.getByText("has ended")).toHaveCount(0);
    await expect(add(page)).toBeDisabled();
  });
});

test("this host is amber, asks once before the first run, and nothing runs before", async () => {
  const main = createStandInMain({ info: { ...createStandInMain().info, root: true } });
  main.targets.set([
    { id: "lab", state: "ready", since: 0 },
    { id: "host", state: "ready", since: 0 },
  ]);
  main.settings.set({ ...main.settings.value, target: "host" });
  await withWindow({ main }, async (page) => {
    await expect(page.getByText("Started as root")).toBeVisible();
    await expect(page.getByRole("switch", { name: "Step through the chain" })).toBeVisible();
    await expect(page.getByRole("switch", { name: "Inject a fault" })).toHaveCount(0);
    await add(page).click();
    const question = page.getByRole("alertdialog");
    await expect(question).toContainText("bridge, portmap, tuning");
    expect(main.runs).toHaveLength(0);
    await question.getByRole("button", { name: "ADD on this host" }).click();
    await expect(panel(page).getByRole("status")).toHaveText("succeeded");
    await add(page).click();
    await expect(panel(page)).toHaveAccessibleName("Run 2");
  });
});

const outcomes: readonly (readonly [RunRecord, string])[] = [
  [failedRun, "bridge failed: the interface already exists"],
  [notFoundRun, "bandwidth failed: the plugin was not found"],
  [skippedRun, "Skipped: no plugin ran"],
  [cancelledRun, "The plugin that was running was ended."],
  [interruptedRun, "The program ended while this run was under way."],
];
for (const [record, words] of outcomes) {
  test(`a run of the history says: ${words}`, async () => {
    const main = createStandInMain({ runs: [{ ...record, startedAt: Date.now() }] });
    await withWindow({ main, hash: "#/history?run=1" }, async (page) => {
      await expect(panel(page)).toContainText(words);
    });
  });
}

test("what a cancelled ADD has left is cleaned up from its changes", async () => {
  const main = createStandInMain({ runs: [{ ...withRemains(cancelledRun, 8), startedAt: Date.now() }] });
  await withWindow({ main, hash: "#/history?run=1" }, async (page) => {
    await panel(page)
      .getByRole("tab", { name: /^Changes/ })
      .click();
    const left = panel(page).getByRole("region", { name: "Left over" });
    await expect(left).toContainText("8 left over");
    await left.getByRole("button", { name: "Clean up with DEL" }).click();
    await expect.poll(() => main.runs.at(-1)).toMatchObject({ id: 2, operation: "DEL" });
  });
});

for (const record of [cancelledRun, failedRun]) {
  test(`what a run that was ${record.outcome} left in a lab that has ended is nothing to clean up`, async () => {
    const main = createStandInMain({ runs: [withRemains(record, 8)] });
    main.targets.set([{ id: "lab", state: "ready", since: Date.now() }]);
    const words = "The lab in which it ran has ended and took everything along";
    await withWindow({ main, hash: "#/history?run=1" }, async (page) => {
      await expect(panel(page)).toContainText(words);
      await expect(panel(page)).not.toContainText("still there until a DEL");
      await panel(page)
        .getByRole("tab", { name: /^Changes/ })
        .click();
      await expect(panel(page).getByRole("region", { name: "Left over" })).toContainText(words);
      await expect(panel(page).getByRole("button", { name: /^Clean up/ })).toHaveCount(0);
    });
  });
}

test("a history of 12,000 runs keeps a few rows in the page and reaches its end", async () => {
  const main = createStandInMain({ runs: [...manyRuns(12_000, Date.now())] });
  await withWindow({ main, hash: "#/history?q=op:CHECK" }, async (page) => {
    const grid = page.getByRole("grid", { name: "Runs, newest first" });
    await expect(grid).toHaveAttribute("aria-rowcount", "1501");
    await grid.focus();
    const row = (index: number) => grid.locator(`[aria-rowindex="${index}"]`);
    const selected = grid.getByRole("row", { selected: true });
    await page.keyboard.press("End");
    await expect(selected).toHaveAttribute("aria-rowindex", "1501");
    await expect(row(1501)).toBeInViewport();
    expect(await grid.getByRole("row").count()).toBeLessThan(80);
    // Upwards from there, past what the end was loaded with.
    await expect(async () => {
      await page.keyboard.press("PageUp");
      expect(Number(await selected.getAttribute("aria-rowindex"))).toBeLessThan(1250);
    }).toPass({ intervals: [50] });
    await expect(selected).toBeInViewport();
    await page.keyboard.press("Home");
    await expect(selected).toHaveAttribute("aria-rowindex", "2");
    await expect(row(2)).toBeInViewport();
    await expect(grid).toBeFocused();

    // The scroll bar is that of the whole list: its middle is that of the runs, with the rows that belong there.
    const scroller = grid.locator("xpath=..");
    const middle = await scroller.evaluate((element) => {
      element.scrollTop = 750 * 32;
      return element.scrollTop;
    });
    expect(middle).toBe(750 * 32);
    for (const index of [752, 760]) await expect(row(index)).toBeInViewport();
    await expect(row(752)).toHaveId(/-5997$/);
    // The selected one is far away: the keys go on from what is in sight.
    await page.keyboard.press("ArrowDown");
    await expect(selected).toHaveAttribute("aria-rowindex", "752");
    expect(await grid.getByRole("row").count()).toBeLessThan(80);
    // From there more are loaded in both directions.
    await scroller.hover();
    await page.mouse.wheel(0, -100 * 32);
    await expect(row(655)).toBeInViewport();
    await page.mouse.wheel(0, 200 * 32);
    await expect(row(860)).toBeInViewport();
    // What is read there stays where it is when a run is added.
    const read = page.locator(`[id="${await row(860).getAttribute("id")}"]`);
    const top = async () => (await read.boundingBox())?.y;
    const before = await top();
    const { network, runtimeConf } = skippedRun;
    const request = { operation: "CHECK", targetId: "lab", network, runtimeConf } as const;
    void main.handlers["runs.start"](request, { signal: new AbortController().signal });
    await expect(read).toHaveAttribute("aria-rowindex", "861");
    expect(await top()).toBe(before);
  });
});

test("at its top the history shows new runs, but moves no row that is selected", async () => {
  const main = createStandInMain({ runs: [...manyRuns(100, Date.now())] });
  await withWindow({ main, hash: "#/history" }, async (page) => {
    const grid = page.getByRole("grid", { name: "Runs, newest first" });
    const row = (index: number) => grid.locator(`[aria-rowindex="${index}"]`);
    const { network, runtimeConf } = skippedRun;
    const request = { operation: "CHECK", targetId: "lab", network, runtimeConf } as const;
    const run = () => main.handlers["runs.start"](request, { signal: new AbortController().signal });
    await expect(grid).toHaveAttribute("aria-rowcount", "101");
    await run();
    await expect(grid).toHaveAttribute("aria-rowcount", "102");
    await expect(row(2)).toHaveId(/-101$/);
    await expect(row(2)).toBeInViewport();

    await row(3).click();
    const selected = grid.getByRole("row", { selected: true });
    const top = async () => (await selected.boundingBox())?.y;
    const before = await top();
    await run();
    await expect(selected).toHaveAttribute("aria-rowindex", "4");
    expect(await top()).toBe(before);
    await page.keyboard.press("Home");
    await expect(row(2)).toHaveId(/-102$/);
    await expect(row(2)).toBeInViewport();
  });
});

test("filters and search live in the address, say what they leave, and back takes them away", async () => {
  const main = createStandInMain({ runs: [...manyRuns(40, Date.now())] });
  await withWindow({ main, hash: "#/history" }, async (page) => {
    await page.getByRole("button", { name: "Outcome", exact: true }).click();
    await page.getByRole("menuitemcheckbox", { name: "failed" }).click();
    await expect(page.getByText("10 of 40 runs")).toBeVisible();
    expect(new URL(page.url()).hash).toBe("#/history?q=outcome%3Afailed");
    await page.goBack();
    await expect(page.getByText("40 runs").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Outcome", exact: true })).toBeVisible();

    // What a narrow window has no room for folds into one menu, and comes out of it when it is set.
    const size = page.viewportSize() ?? { width: 1280, height: 720 };
    const filters = page.getByRole("button", {
      name: /^(Operation|Outcome|Network|Namespace|When|Plugin|Error|Tag|Target)$/,
    });
    const more = page.getByRole("button", { name: "More filters" });
    await expect(filters).toHaveCount(9);
    await expect(more).toBeHidden();
    const lineOf = async () => (await filters.first().boundingBox())?.y;
    const line = await lineOf();
    await page.setViewportSize({ ...size, width: 900 });
    await expect(more).toBeVisible();
    expect(await filters.count()).toBeLessThan(9);
    expect(await lineOf()).toBe(line);
    const distance = Math.abs(((await more.boundingBox())?.y ?? 0) - (line ?? 0));
    expect(distance).toBeLessThan(3);
    await more.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("menu", { name: "More filters" })).toBeVisible();
    await page.keyboard.press("End");
    await expect(page.getByRole("menuitem", { name: "Target" })).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(page.getByRole("menuitemcheckbox", { name: "Any" })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("menuitemcheckbox", { name: "lab" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Target: lab", exact: true })).toBeVisible();
    await expect(page.getByText("40 of 40 runs")).toBeVisible();
    await page.goBack();
    await page.setViewportSize(size);
    await expect(filters).toHaveCount(9);

    await page.keyboard.press("/");
    const search = page.getByRole("searchbox", { name: "Search the history" });
    await expect(search).toBeFocused();
    await page.keyboard.type("op:add outc:failed");
    await expect(page.getByText("Did you mean “outcome:”?")).toBeVisible();
    await expect(page.getByRole("button", { name: "Operation: ADD", exact: true })).toBeVisible();
    await search.fill("op:add outcome:failed lab-net");
    await expect(page.getByRole("status").filter({ hasText: "of 40 runs" })).toBeVisible();
    await page.getByRole("button", { name: "Outcome: failed", exact: true }).click();
    const left = page.getByRole("menuitemcheckbox", { name: /^succeeded [1-9]/ });
    await expect(left).toBeVisible();
    await left.click();
    await expect(search).toHaveValue("op:ADD outcome:succeeded lab-net");
    expect(new URL(page.url()).hash).toBe("#/history?q=op%3AADD+outcome%3Asucceeded+lab-net");
    await page.getByRole("button", { name: "Remove lab-net" }).click();
    await expect(search).toHaveValue("op:ADD outcome:succeeded");
    await page.goBack();
    await expect(search).toHaveValue("op:ADD outcome:succeeded lab-net");

    // Several values of one filter: by Space, or by the box of an entry, with the menu staying open.
    await page.getByRole("button", { name: "Outcome: succeeded", exact: true }).click();
    const failed = page.getByRole("menuitemcheckbox", { name: /^failed/ });
    await failed.focus();
    await page.keyboard.press("Space");
    await expect(failed).toBeChecked();
    await expect(left).toBeChecked();
    await expect(search).toHaveValue("op:ADD outcome:succeeded,failed lab-net");
    await left.locator("[data-box]").click();
    await expect(left).not.toBeChecked();
    await expect(search).toHaveValue("op:ADD outcome:failed lab-net");
    await left.locator("[data-box]").click();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Outcome: failed, succeeded", exact: true })).toBeFocused();
    await page.getByRole("button", { name: "Outcome: failed, succeeded", exact: true }).click();
    await left.click();
    await expect(search).toHaveValue("op:ADD outcome:succeeded lab-net");

    await page.getByRole("button", { name: "Searches" }).click();
    await page.getByRole("menuitem", { name: "Name this search…" }).click();
    await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
    await page.keyboard.type("good ADDs");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Clear" }).click();
    await expect(search).toHaveValue("");
    await page.getByRole("button", { name: "When", exact: true }).click();
    await page.getByRole("menuitemradio", { name: "the last hour" }).click();
    await expect(search).toHaveValue("since:1h");
    await page.getByRole("button", { name: "Searches" }).click();
    await page.getByRole("menuitem", { name: "good ADDs" }).click();
    await expect(search).toHaveValue("op:ADD outcome:succeeded lab-net");

    await page.keyboard.press("Control+k");
    await page.keyboard.type("Edit searches");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Searches" });
    await expect(dialog.getByRole("textbox", { name: "Name of good ADDs" })).toBeFocused();
    await dialog.getByRole("button", { name: "Delete good ADDs" }).click();
    await expect(dialog.getByText("No search has a name.")).toBeVisible();
    await dialog.getByRole("button", { name: "Undo" }).click();
    await dialog.getByRole("textbox", { name: "Name of good ADDs" }).fill("fine ADDs");
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("status")).toHaveText("“good ADDs” is now “fine ADDs”.");
    expect(main.settings.value.savedSearches.map(({ name }) => name)).toEqual(["fine ADDs"]);
    expect(await complaintsOfAxe(page)).toEqual([]);
  });
});

test("what is being written on a run is kept when its field goes, and what Esc puts back can be had again", async () => {
  const main = createStandInMain({ runs: [...manyRuns(3, Date.now())] });
  const labelsOf = (id: number) => main.runs.find((run) => run.id === id)?.labels;
  await withWindow({ main, hash: "#/history?run=2" }, async (page) => {
    const name = page.getByRole("textbox", { name: "Name of this run" });
    const note = page.getByRole("textbox", { name: "Note of this run" });
    await name.click();
    await page.keyboard.type("half a name");
    await page.keyboard.press("Control+1");
    await expect(name).toBeHidden();
    await expect.poll(() => labelsOf(2)?.name).toBe("half a name");

    await page.goBack();
    await expect(name).toHaveValue("half a name");
    await page.getByRole("button", { name: "Write a note" }).click();
    await page.keyboard.type("see ticket");
    await page.keyboard.press("Enter");
    await page.keyboard.type("4711");
    await page.keyboard.press("Escape");
    await expect(note).toHaveValue("");
    await page.keyboard.press("Control+z");
    await expect(note).toHaveValue("see ticket\n4711");
    await goTo(page, "#/history?run=3");
    await expect(panel(page)).toHaveAccessibleName("Run 3");
    await expect.poll(() => labelsOf(2)?.note).toBe("see ticket\n4711");
    expect(labelsOf(3)?.note ?? "").toBe("");

    await name.click();
    await page.keyboard.type("closing");
    await page.evaluate(() => window.dispatchEvent(new Event("pagehide")));
    await expect.poll(() => labelsOf(3)?.name).toBe("closing");
  });
});

test("large run numbers and long names leave each thing its line and its box", async () => {
  const name = "n".repeat(80);
  const runOf = (id: number): RunRecord => ({ ...failedRun, id, startedAt: id, durationMs: 201 });
  const main = createStandInMain({ runs: [runOf(20_001), runOf(20_002)] });
  const [file] = main.networks.value.files;
  const network = file?.network;
  if (file === undefined || network == null) throw new Error("the stand-in has no network");
  const long = { ...file, file: "/net.d/long.conflist", network: { ...network, name } };
  main.networks.set({ ...main.networks.value, files: [file, long] });
  main.attachments = [{ ...failedRun.runtimeConf, networkName: name }];
  const { containerId, ifName } = failedRun.runtimeConf;
  const heightOf = async (of: Locator) => (await of.boundingBox())?.height;
  await withWindow({ main, hash: "#/history/compare/20001/20002" }, async (page) => {
    for (const side of ["Left", "Right"]) {
      const header = page.getByRole("region", { name: `${side} run` });
      const lineHeight = await heightOf(header.getByText("failed", { exact: true }));
      for (const part of [header.getByRole("link", { name: /^Run/ }), header.getByText("201 ms")]) {
        expect(await heightOf(part)).toBeLessThan(1.5 * (lineHeight ?? 0));
      }
    }
    await goTo(page, `#/history/attachment/lab/${containerId}/${ifName}`);
    const line = page.getByRole("list", { name: "Runs, oldest first" }).getByRole("listitem").last();
    const lineHeight = await heightOf(line.getByText("failed", { exact: true }));
    expect(await heightOf(line.getByRole("link", { name: "Run 20002" }))).toBeLessThan(
      1.5 * (lineHeight ?? 0),
    );

    await goTo(page, "#/history?run=20002");
    const box = await panel(page).getByRole("alert").boundingBox();
    const right = (box?.x ?? 0) + (box?.width ?? 0);
    for (const words of [/^Clean up with DEL of n/, /^Choose n/]) {
      const button = await panel(page).getByRole("button", { name: words }).boundingBox();
      expect((button?.x ?? 0) + (button?.width ?? right)).toBeLessThan(right);
    }
    await expect(panel(page).getByText(/^eth0 belongs to/)).toBeVisible();
  });
});

test("a word that is typed on and taken back while its search is under way is kept in the address", async () => {
  const main = createStandInMain({ runs: [...manyRuns(40, Date.now())] });
  await withWindow({ main, hash: "#/history" }, async (page) => {
    const search = page.getByRole("searchbox", { name: "Search the history" });
    await expect(page.getByText("40 runs").first()).toBeVisible();
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 1000);
    await search.fill("op:add");
    await page.clock.runFor(1);
    await search.fill("op:add out");
    // What is not understood leaves the search as it was before.
    await search.fill("op:add outc:failed");
    await page.clock.resume();
    await expect(page.getByRole("button", { name: "Operation: ADD", exact: true })).toBeVisible();
    expect(new URL(page.url()).hash).toBe("#/history?q=op%3AADD");
    await expect(search).toHaveValue("op:add outc:failed");
  });
});

test("the list is sorted by its headings, and has the columns and widths that were chosen", async () => {
  const main = createStandInMain({ runs: [...manyRuns(400, Date.now())] });
  await withWindow({ main, hash: "#/history" }, async (page) => {
    const grid = page.getByRole("grid", { name: /^Runs/ });
    const heading = (name: string) => grid.getByRole("columnheader", { name, exact: true });
    await expect(heading("Time taken")).not.toHaveAttribute("aria-sort");
    await grid.getByRole("button", { name: "Sort by Time taken" }).click();
    await expect(heading("Time taken")).toHaveAttribute("aria-sort", "descending");
    const first = grid.locator('[aria-rowindex="2"]');
    const longest = Math.max(...main.runs.map(({ durationMs }) => durationMs ?? 0));
    await expect(first).toContainText(formatDuration(longest));
    await first.click();
    expect(new URL(page.url()).hash).toMatch(/^#\/history\?sort=-duration&run=/);
    await grid.getByRole("button", { name: "Sort by Time taken" }).click();
    await expect(heading("Time taken")).toHaveAttribute("aria-sort", "ascending");
    await page.goBack();
    await expect(grid).toHaveAccessibleName("Runs, longest first");

    await page.getByRole("button", { name: "Columns" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Container ID" }).click();
    await page.getByRole("menuitemcheckbox", { name: "Interface" }).click();
    await page.keyboard.press("Escape");
    await expect(heading("Container ID")).toBeVisible();
    await expect(heading("Interface")).toHaveCount(0);
    const edge = grid.getByRole("separator", { name: "Width of Network" });
    const before = Number(await edge.getAttribute("aria-valuenow"));
    await edge.focus();
    await page.keyboard.press("ArrowRight");
    await expect(edge).toHaveAttribute("aria-valuenow", String(before + 0.5));
    await edge.dblclick();
    await expect(edge).not.toHaveAttribute("aria-valuenow", String(before + 0.5));
    expect(await complaintsOfAxe(page)).toEqual([]);
    expect(main.settings.value.historyColumns.shown).toContain("container");
    expect(main.settings.value.historyColumns.widths.network).toBeLessThan(before + 0.5);
  });
});

test("Run again opens the form with the bytes as they were and says that the file has changed", async () => {
  const main = createStandInMain({ runs: [...manyRuns(1, Date.now())] });
  const [first, ...others] = main.networks.value.files;
  if (first === undefined) throw new Error("the stand-in has no network");
  const bytes = { encoding: "utf8", text: `${JSON.stringify({ changed: true })}` } as const;
  main.networks.set({ ...main.networks.value, files: [{ ...first, bytes }, ...others] });
  await withWindow({ main, hash: "#/history?run=1" }, async (page) => {
    await page.getByRole("button", { name: /^Run again/ }).click();
    const note = page.getByRole("note").filter({ hasText: "The file has changed since." });
    await expect(note).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Host port 1" })).toHaveValue("8080");
    await add(page).click();
    await expect(panel(page).getByRole("status")).toHaveText("succeeded");
    expect(main.runs.at(-1)?.network.bytes).toEqual(first.bytes);
    await note.getByRole("button", { name: "Use current file" }).click();
    await add(page).click();
    await expect(panel(page)).toHaveAccessibleName("Run 3");
    expect(main.runs.at(-1)?.network.bytes).toEqual(bytes);
  });
});

test("an error that the main process answers is shown with what to do next", async () => {
  const main = createStandInMain();
  const message = "Another run uses this attachment.";
  main.failing.set("runs.start", new IpcError({ code: "REFUSED", message, advice: "Wait for it." }));
  await withWindow({ main }, async (page) => {
    await add(page).click();
    const told = page.getByRole("region", { name: "Messages" }).getByRole("alert");
    await expect(told).toContainText(message);
    await expect(told).toContainText("Wait for it.");
    await told.getByRole("button", { name: "Dismiss" }).click();
    await expect(told).toBeHidden();
  });
});

test("a history that cannot be read can be tried again", async () => {
  const main = createStandInMain({ runs: [...manyRuns(3, Date.now())] });
  main.failing.set("history.page", new IpcError({ code: "INTERNAL", message: "The disk is full." }));
  await withWindow({ main, hash: "#/history" }, async (page) => {
    await expect(page.getByRole("alert")).toContainText("The disk is full.");
    main.failing.clear();
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(page.getByRole("grid")).toBeVisible();
  });
});

test("a topology says why there is none, and can be read again", async () => {
  const main = createStandInMain({ runs: [...manyRuns(1, Date.now())] });
  main.targets.set([{ id: "lab", state: "ended", reason: "Its holder was killed." }]);
  await withWindow({ main, hash: "#/history?run=1" }, async (page) => {
    const open = (name: string) => panel(page).getByRole("tab", { name }).click();
    const picture = panel(page).getByRole("group", { name: "Topology, 4 namespaces, 7 links" });
    await open("Topology");
    await expect(panel(page)).toContainText("Lab is not running");
    await expect(panel(page).getByRole("button", { name: "Start Lab" })).toBeVisible();
    main.topology.set({ type: "read", topology: bridgedNamespaces(3) });
    await expect(picture).toBeVisible();
    await expect(panel(page)).toContainText("so nothing is marked");
    await open("Trace");
    main.failing.set("topology.watch", new IpcError({ code: "INTERNAL", message: "The helper is lost." }));
    await open("Topology");
    await expect(panel(page).getByRole("alert")).toContainText("The helper is lost.");
    main.failing.clear();
    await panel(page).getByRole("button", { name: "Try again" }).click();
    await expect(picture).toBeVisible();
  });
});

test("projector mode enlarges by half and folds the networks away", async () => {
  const main = createStandInMain();
  const names = Array.from({ length: 12 }, (_, index) => `ns-${index}`);
  main.namespaces.set(names.map((name) => ({ name, path: `/run/netns/${name}`, interfaces: [] })));
  await withWindow({ main }, async (page) => {
    await expect(page.getByRole("listbox", { name: "Networks" })).toBeVisible();
    const height = async () => (await add(page).boundingBox())?.height ?? 0;
    const before = await height();
    // Also where there would be room for them.
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.getByRole("button", { name: "Projector mode" }).click();
    await expect.poll(height).toBe(before * 1.5);
    await expect(page.getByRole("listbox", { name: "Networks" })).toBeHidden();
    await page.getByRole("button", { name: /^Network: lab-net/ }).click();
    await page.getByRole("option", { name: /ptp-net/ }).click();
    await expect(page.getByRole("button", { name: /^Network: ptp-net/ })).toBeVisible();

    // On a small screen the fields take the room, and the operations stay.
    await page.setViewportSize({ width: 1280, height: 800 });
    const form = page.getByRole("region", { name: "RuntimeConf", exact: true });
    for (const name of ["Container ID", "Interface"]) {
      await expect(form.getByRole("textbox", { name })).toBeInViewport({ ratio: 1 });
    }
    await expect(add(page)).toBeInViewport({ ratio: 1 });
    const command = form.getByRole("region", { name: "Equivalent cnitool command" });
    await expect(command).toBeInViewport({ ratio: 1 });
    await expect(command.locator("code")).toHaveAttribute(
      "title",
      /^NETCONFPATH=\S+ CNI_PATH=\S+ cnitool add /,
    );

    // Neither menus nor dialogs leave the window, or lie on themselves.
    await page.getByRole("button", { name: "More operations" }).click();
    await expect(page.getByRole("menu")).toBeInViewport({ ratio: 1 });
    await page.getByRole("menuitem", { name: /^Run over several namespaces/ }).click();
    const dialog = page.getByRole("dialog", { name: "Run over several namespaces" });
    await expect(dialog).toBeInViewport({ ratio: 1 });
    await expect(dialog.getByRole("radio", { name: "ADD" })).toBeFocused();
    const list = await dialog.getByRole("list").boundingBox();
    const field = await dialog.getByRole("textbox", { name: "New namespaces" }).boundingBox();
    expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThan(field?.y ?? 0);
  });
});

test("trying the network can wait, be cancelled, go without ping, and have nothing to try", async () => {
  const main = createStandInMain();
  const [first, ...others] = main.namespaces.value;
  if (first === undefined) throw new Error("the stand-in has no namespace");
  main.namespaces.set([]);
  const reason = "The program ping is missing.";
  main.probe = ({ netns }) => {
    const answer = { outcome: { kind: "reached", rttMs: 1 }, processes: [], insteadOfPing: reason } as const;
    return netns === "" ? Promise.resolve(answer) : new Promise(() => {});
  };
  await withWindow({ main }, async (page) => {
    const tryIt = new TryIt(page);
    await page.getByRole("button", { name: "Try the network" }).click();
    await expect(tryIt.region).toContainText("There is no namespace in this target.");
    main.namespaces.set(others);
    await expect(tryIt.grid()).toBeVisible();
    main.namespaces.set([first, ...others]);
    await expect(tryIt.row("demo1")).toBeVisible();

    // The second click of a double click is no cancel.
    await tryIt.button("Try").dblclick();
    await expect(tryIt.summary()).toHaveText("Trying: 1 of 6 answered.");
    await expect(await tryIt.cell("demo1", "10.88.0.1")).toHaveText("trying…");
    await expect(await tryIt.cell("demo3", "10.88.0.1")).toHaveText("waits");
    await tryIt.button("Cancel").click();
    await expect(await tryIt.cell("demo1", "10.88.0.1")).toHaveText("not tried yet");
    await expect(tryIt.summary()).toHaveText(
      new RegExp(
        `^Cancelled: 5 of 6 were not tried. 1 reached. Tried with the program's own prober.*${reason}$`,
      ),
    );

    main.failing.set("probes.places", new IpcError({ code: "INTERNAL", message: "ip could not be run." }));
    main.namespaces.set(others);
    await expect(tryIt.region.getByRole("alert")).toContainText("ip could not be run.");
    main.failing.clear();
    // Another change of the namespaces would read the addresses anew by itself.
    await tryIt.button("Try again").click();
    await expect(tryIt.row("demo2")).toBeVisible();
  });
});

test("column widths are kept", async () => {
  const main = createStandInMain();
  await withWindow({ main }, async (page) => {
    const handle = page.getByRole("separator", { name: "Width of Networks" });
    await handle.focus();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => Object.keys(main.settings.value.layouts)).toEqual(["run"]);
    const kept = main.settings.value.layouts.run?.networks ?? 0;
    expect(kept).toBeGreaterThan(18);
  });
});
