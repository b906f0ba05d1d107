import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { type Browser, chromium } from "playwright";
import { findBrowser } from "../../electron/hosts/chromium/find-browser.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import { succeededRun } from "../fixtures/stand-in-data.ts";
import { createStandInMain, type StandInMain } from "../fixtures/stand-in-main.ts";
import {
  cancelledRun,
  failedRun,
  interruptedRun,
  manyRuns,
  notFoundRun,
  skippedRun,
} from "../fixtures/stand-in-runs.ts";
import { openStandInWindow } from "../fixtures/stand-in-window.ts";

/**
 * States of the window that a real main process hardly gets into: slow, huge and broken. The page is the built
 * one, under its content security policy; the main process is a stand-in.
 */

const rendererDir = join(import.meta.dirname, "../../dist/renderer");

const viewport = { width: 1280, height: 800 };

let browser: Browser;
test.beforeAll(async () => {
  // Chromium's own sandbox works for every user but root.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  browser = await chromium.launch({ executablePath: await findBrowser(process.env), args });
});
test.afterAll(() => browser.close());

/** Opens the window, uses it, and then asks axe and the page's console what they have against it. */
async function withWindow(
  options: { readonly main: StandInMain; readonly hash?: string },
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
  try {
    const errors: string[] = [];
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    const stop = await openStandInWindow(page, options.main, rendererDir, options.hash);
    await use(page);
    expect(await complaintsOfAxe(page)).toEqual([]);
    expect(errors).toEqual([]);
    stop();
  } finally {
    await page.context().close();
  }
}

const panel = (page: Page) => page.getByRole("region", { name: /^Run \d+$/ });
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

test("this host is amber, asks once before the first run, and nothing runs before", async () => {
  const main = createStandInMain({ info: { ...createStandInMain().info, root: true } });
  main.targets.set([
    { id: "lab", state: "ready" },
    { id: "host", state: "ready" },
  ]);
  main.settings.set({ ...main.settings.value, target: "host" });
  await withWindow({ main }, async (page) => {
    await expect(page.getByText("Started as root")).toBeVisible();
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

test("a history of 12,000 runs keeps a few rows in the page and reaches its end", async () => {
  const main = createStandInMain({ runs: [...manyRuns(12_000, Date.now())] });
  await withWindow({ main, hash: "#/history?op=CHECK" }, async (page) => {
    const grid = page.getByRole("grid", { name: "Runs, newest first" });
    await expect(grid).toHaveAttribute("aria-rowcount", "1501");
    await grid.focus();
    await expect(async () => {
      await page.keyboard.press("End");
      await expect(grid.locator('[aria-rowindex="1501"]')).toBeVisible({ timeout: 500 });
    }).toPass();
    expect(await grid.getByRole("row").count()).toBeLessThan(80);
  });
});

test("filters live in the address and back takes them away", async () => {
  const main = createStandInMain({ runs: [...manyRuns(40, Date.now())] });
  await withWindow({ main, hash: "#/history" }, async (page) => {
    await page.getByRole("button", { name: "Outcome", exact: true }).click();
    await page.getByRole("menuitemradio", { name: "failed" }).click();
    await expect(page.getByText("10 of 40 runs")).toBeVisible();
    expect(new URL(page.url()).hash).toBe("#/history?outcome=failed");
    await page.goBack();
    await expect(page.getByText("40 runs").first()).toBeVisible();
    await expect(page.getByRole("button", { name: "Outcome", exact: true })).toBeVisible();
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

test("projector mode enlarges by half and folds the networks away", async () => {
  const main = createStandInMain();
  await withWindow({ main }, async (page) => {
    await expect(page.getByRole("listbox", { name: "Networks" })).toBeVisible();
    const height = async () => (await add(page).boundingBox())?.height ?? 0;
    const before = await height();
    await page.getByRole("button", { name: "Projector mode" }).click();
    await expect.poll(height).toBe(before * 1.5);
    await expect(page.getByRole("listbox", { name: "Networks" })).toBeHidden();
    await page.getByRole("button", { name: /^Network: lab-net/ }).click();
    await page.getByRole("option", { name: /ptp-net/ }).click();
    await expect(page.getByRole("button", { name: /^Network: ptp-net/ })).toBeVisible();
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
    answer.resolve();
    await expect(panel(page).getByRole("status")).toHaveText("succeeded");
    await expect(add(page)).toBeEnabled();
    await expect(add(page)).toBeFocused();
    await expect(page).toHaveTitle("ADD lab-net succeeded, run 1 – cnitool desktop");
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
    await expect(page.getByText("281 more; type to narrow them down.")).toBeVisible();
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
