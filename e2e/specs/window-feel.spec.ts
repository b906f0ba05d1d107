import { expect, type Page, test } from "@playwright/test";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import { succeededRun } from "../fixtures/stand-in-data.ts";
import { createStandInMain, type StandInMain } from "../fixtures/stand-in-main.ts";
import { standInWindows } from "../fixtures/stand-in-windows.ts";

/** How the window feels under the hand: at once, with the focus where it was, and however much there is. */

const withWindow = standInWindows();

const panel = (page: Page) => page.getByRole("region", { name: /^Run \d+$/ });
const add = (page: Page) => page.getByRole("button", { name: /^ADD/ });

test("a run is on screen before the main process has answered, and its button keeps the focus", async () => {
  const main = createStandInMain();
  const answer = Promise.withResolvers<void>();
  const start = main.handlers["runs.start"];
  const slow: StandInMain = {
    ...main,
    handlers: {
      ...main.handlers,
      "runs.start": async (request, context) => {
        await answer.promise;
        return start(request, context);
      },
    },
  };
  await withWindow({ main: slow }, async (page) => {
    await expect(page).toHaveTitle("Run – cnitool desktop");
    await add(page).focus();
    await page.keyboard.press("Enter");
    const pending = page.getByRole("region", { name: "Run that begins" });
    await expect(pending.getByRole("status")).toHaveText("running");
    await expect(pending).toContainText("lab-net");
    await expect(add(page)).toBeDisabled();
    expect(await complaintsOfAxe(page)).toEqual([]);
    answer.resolve();
    await expect(panel(page).getByRole("status")).toHaveText("succeeded");
    await expect(add(page)).toBeEnabled();
    await expect(add(page)).toBeFocused();
    await expect(page).toHaveTitle("ADD lab-net succeeded, run 1 – cnitool desktop");
    main.script = () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) });
    await add(page).click();
    await expect(panel(page).getByRole("button", { name: "Cancel" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Operations" })).toContainText("Run 2 is under way.");
    expect(await complaintsOfAxe(page)).toEqual([]);
    await panel(page).getByRole("button", { name: "Cancel" }).press("Enter");
    await expect(panel(page).getByRole("status")).toHaveText("cancelled");
    await expect(page.getByRole("tab", { name: "Trace" })).toBeFocused();
  });
});

test("nothing can be clicked before it has its place", async () => {
  const main = createStandInMain();
  const answer = Promise.withResolvers<void>();
  const handlers: StandInMain["handlers"] = {
    ...main.handlers,
    "app.info": async () => {
      await answer.promise;
      return { ...main.info, root: true };
    },
  };
  await withWindow({ main: { ...main, handlers } }, async (page) => {
    const views = page.getByRole("navigation", { name: "Views" });
    await expect(page).toHaveTitle("Run – cnitool desktop");
    await expect(views).toBeHidden();
    answer.resolve();
    await expect(views).toBeVisible();
    // Without waiting any more: the line above the views is there as soon as they are.
    expect(await page.getByRole("complementary", { name: "Started as root" }).isVisible()).toBe(true);
  });
});

test("the operations stay where they are when the first namespace has been made", async () => {
  const main = createStandInMain();
  main.namespaces.set([]);
  await withWindow({ main }, async (page) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const placeOfAdd = async () => (await add(page).boundingBox())?.y;
    const hint = page.getByText("stands where the path of the namespace goes");
    await expect(hint).toBeVisible();
    const before = await placeOfAdd();
    await page.getByRole("button", { name: "Create the first namespace" }).click();
    await page.keyboard.press("Enter");
    await expect(add(page)).toBeEnabled();
    await expect(hint).toBeHidden();
    expect(await placeOfAdd()).toBe(before);
  });
});

test("the bars of a trace share one axis, however long the names and paths are", async () => {
  const main = createStandInMain({ runs: [{ ...succeededRun, startedAt: Date.now() }] });
  await withWindow({ main, hash: "#/history?run=1" }, async (page) => {
    const bars = panel(page).locator('button span[style*="left"]');
    await expect(bars).toHaveCount(3);
    const tracks = await bars.evaluateAll((all) =>
      all.map((bar) => bar.parentElement?.getBoundingClientRect()).map((box) => `${box?.x} ${box?.width}`),
    );
    expect(new Set(tracks).size).toBe(1);
  });
});

test("the End of 1 MB of stdout is its last line, also where its lines are broken", async () => {
  const options = Array.from({ length: 20_000 }, (_, index) => `option-${index}`.padEnd(48, "x"));
  const text = JSON.stringify({ cniVersion: "1.0.0", dns: { options } });
  const steps = succeededRun.steps.map((step) => ({ ...step, stdout: { encoding: "utf8", text } as const }));
  const main = createStandInMain({ runs: [{ ...succeededRun, startedAt: Date.now(), steps }] });
  await withWindow({ main, hash: "#/history?run=1" }, async (page) => {
    await panel(page).getByRole("tab", { name: "stdout" }).click();
    const stdout = panel(page).getByRole("region", { name: /^stdout of/ });
    await stdout.getByRole("button", { name: /^Show .* more lines$/ }).click();
    await stdout.focus();
    await page.keyboard.press("End");
    await expect(stdout.locator("pre > :last-child")).toContainText("option-19999");
    await expect(stdout.getByRole("button", { name: "Show less" })).toBeInViewport({ ratio: 1 });
  });
});

test("changes say which other runs went on meanwhile", async () => {
  const changes = { changes: [], remains: null, unread: [], meanwhile: [12, 14] };
  const main = createStandInMain({ runs: [{ ...succeededRun, startedAt: Date.now(), changes }] });
  await withWindow({ main, hash: "#/history?run=1" }, async (page) => {
    await panel(page)
      .getByRole("tab", { name: /^Changes/ })
      .click();
    await expect(panel(page).getByRole("note")).toContainText("Other runs, 12 and 14, ran meanwhile");
  });
});

test("in a narrow window / opens the networks at their filter, and Enter takes the first that is left", async () => {
  await withWindow({ main: createStandInMain() }, async (page) => {
    await page.setViewportSize({ width: 1000, height: 700 });
    await expect(page.getByRole("button", { name: /^Network: lab-net/ })).toBeVisible();
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Filter networks" })).toBeFocused();
    await page.keyboard.type("ptp");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByRole("button", { name: /^Network: ptp-net/ })).toBeVisible();
  });
});

test("the keys of the filter choose what it has found", async () => {
  await withWindow({ main: createStandInMain() }, async (page) => {
    const list = page.getByRole("listbox", { name: "Networks" });
    const chosen = list.getByRole("option", { selected: true });
    await expect(chosen).toContainText("lab-net");
    await page.keyboard.press("/");
    await page.keyboard.type("ptp");
    await page.keyboard.press("ArrowDown");
    await expect(list).toBeFocused();
    await expect(chosen).toContainText("ptp-net");
    await page.keyboard.press("/");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("net");
    await page.keyboard.press("ArrowDown");
    await expect(list).toBeFocused();
    await expect(chosen).toContainText("ptp-net");
    await page.keyboard.press("/");
    await page.keyboard.press("Enter");
    await expect(chosen).toContainText("lab-net");
  });
});

test("a row that its button removes leaves the focus to the next one, the one before, and at last to Add", async () => {
  await withWindow({ main: createStandInMain() }, async (page) => {
    const addPair = page.getByRole("button", { name: "Add CNI_ARGS pair" });
    const remove = (number: number) => page.getByRole("button", { name: `Remove pair ${number}` });
    for (const key of ["A", "B", "C"]) {
      await addPair.click();
      await page.getByRole("textbox", { name: "Key" }).last().fill(key);
    }
    await remove(2).press("Enter");
    await expect(page.getByRole("textbox", { name: "Key 2" })).toHaveValue("C");
    await expect(remove(2)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(remove(1)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(addPair).toBeFocused();
  });
});

test("one of 300 namespaces is found by its letters, and the palette shows the first of them", async () => {
  const main = createStandInMain();
  const many = Array.from({ length: 300 }, (_, index) => ({
    name: `ns-${index}`,
    path: `/run/netns/ns-${index}`,
    interfaces: [],
  }));
  main.namespaces.set(many);
  await withWindow({ main }, async (page) => {
    const namespace = page.getByRole("combobox", { name: "Namespace" });
    await namespace.focus();
    await page.keyboard.type("ns-250");
    await expect(page.getByRole("option", { name: /^ns-250/ })).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(namespace).toHaveText("ns-250");
    await page.keyboard.press("Control+K");
    await expect(page.getByText(/^2\d\d more; type to narrow them down\.$/)).toBeVisible();
    await page.keyboard.type("ns-123");
    await page.keyboard.press("Enter");
    await expect(namespace).toHaveText("ns-123");
  });
});

test("the theme of the system is followed while the window is open", async () => {
  await withWindow({ main: createStandInMain() }, async (page) => {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: "light" });
    const light = await background();
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(background).not.toBe(light);
  });
});
