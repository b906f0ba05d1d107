import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

test("an ADD, a CHECK, a DEL and a look into the history need nothing but the keyboard", async ({
  page,
  lab,
}) => {
  const { keyboard } = page;
  const window = new AppWindow(page);
  const run = new RunView(page);
  await window.waitUntilLabReady();

  await window.openPalette();
  await keyboard.type("new namespace");
  // The keys come faster than anybody types: Enter takes what the palette has chosen by then.
  await expect(page.getByRole("option", { selected: true })).toContainText(/new namespace/i);
  await keyboard.press("Enter");
  await expect(window.dialog().getByRole("textbox", { name: "Name" })).toBeFocused();
  await keyboard.type("keys");
  await keyboard.press("Enter");
  await expect(run.namespace()).toHaveText("keys");
  await expect(window.dialog()).toBeHidden();

  await keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Filter networks" })).toBeFocused();
  await keyboard.type("net");
  await tabTo(page, run.networks());
  await keyboard.press("End");
  await keyboard.press("Home");
  await keyboard.press("ArrowDown");
  await expect(run.network("ptp-net")).toHaveAttribute("aria-selected", "true");
  await keyboard.press("ArrowUp");
  await expect(run.network("lab-net")).toHaveAttribute("aria-selected", "true");

  await keyboard.press("Control+Enter");
  await run.panel.waitFor("succeeded");
  expect(Object.keys(lab.interfaces("keys"))).toEqual(["eth0"]);

  await tabTo(page, run.operation("CHECK"));
  await keyboard.press("Enter");
  await expect(run.panel.region).toHaveAccessibleName("Run 2");
  await run.panel.waitFor("succeeded");
  await tabTo(page, run.panel.region.getByRole("tab", { name: "Trace" }));
  await keyboard.press("ArrowRight");
  await expect(run.panel.region.getByRole("tab", { name: "Result" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await tabTo(page, run.operation("DEL"));
  await keyboard.press("Enter");
  await expect(run.panel.region).toHaveAccessibleName("Run 3");
  await run.panel.waitFor("succeeded");
  expect(lab.interfaces("keys")).toEqual({});

  await keyboard.press("Control+2");
  const history = new HistoryView(page);
  await expect(history.rows()).toContainText([/DEL/, /CHECK/, /ADD/]);
  await tabTo(page, history.grid());
  for (const _row of ["DEL", "CHECK", "ADD"]) await keyboard.press("ArrowDown");
  await expect(history.rows().nth(2)).toHaveAttribute("aria-selected", "true");
  await expect(history.panel.region).toHaveAccessibleName("Run 1");
  await keyboard.press("Enter");
  await expect(page.locator("#run-details")).toBeFocused();

  await keyboard.press("Control+,");
  const projector = page.getByRole("switch", { name: "Projector mode" });
  await tabTo(page, projector);
  await keyboard.press("Space");
  await expect(projector).toBeChecked();
  await expect(page.locator("html")).toHaveAttribute("data-projector");
});

test("Esc closes what lies over the window and gives the focus back", async ({ page }) => {
  const window = new AppWindow(page);
  await window.waitUntilLabReady();
  const opener = page.getByRole("button", { name: "Keyboard shortcuts" });
  await opener.focus();
  for (const key of ["Control+K", "?", "Enter"]) {
    await page.keyboard.press(key);
    await expect(window.dialog()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(window.dialog()).toBeHidden();
    await expect(opener).toBeFocused();
  }
  await window.openPalette();
  await page.keyboard.type("no such command");
  await expect(window.palette()).toContainText("Nothing of that name.");
  await page.keyboard.press("Escape");
  await expect(window.palette()).toBeHidden();

  // A dialog that the palette opened.
  await window.openPalette();
  await page.keyboard.type("new namespace");
  await page.keyboard.press("Enter");
  await expect(window.dialog().getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener).toBeFocused();

  // A question that a menu opened.
  await window.target().press("Enter");
  await page.getByRole("menuitem", { name: /^Reset lab/ }).press("Enter");
  await expect(window.dialog()).toHaveAccessibleName("Reset the lab?");
  await page.keyboard.press("Escape");
  await expect(window.target()).toBeFocused();
});

test("every stop of the Tab key shows that it has the focus", async ({ page }) => {
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("ports-net");
  await run.run("ADD", "succeeded");
  // Once around, beginning at the first thing of the window.
  await page.getByRole("button", { name: /^Target: / }).focus();
  const seen = new Set<number>();
  const invisible: string[] = [];
  for (let stop = 0; stop < 80; stop++) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      const isVisible = outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0;
      const place = [...document.querySelectorAll("*")].indexOf(element);
      return { place, html: element.outerHTML.slice(0, 200), isVisible };
    });
    if (focus === null || seen.has(focus.place)) break;
    seen.add(focus.place);
    if (!focus.isVisible) invisible.push(focus.html);
  }
  expect(invisible).toEqual([]);
  expect(seen.size).toBeGreaterThan(25);
});

/** Presses Tab until the element has the focus. */
async function tabTo(page: Page, target: ReturnType<Page["locator"]>): Promise<void> {
  for (let stop = 0; stop < 80; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab does not lead to ${target}`);
}
