import { expect, type Page } from "@playwright/test";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import type { RunPanel } from "../pages/run-panel.ts";
import { RunView } from "../pages/run-view.ts";
import { SeriesDialog } from "../pages/series-dialog.ts";
import { TryIt } from "../pages/try-it.ts";

/** A picture of docs/images: what to do to have it on the screen, again and again, and to get out of its way. */
export interface Picture {
  readonly name: string;
  readonly show: () => Promise<void>;
  readonly leave: () => Promise<void>;
}

/** Counted from the newest, as make-some-history.ts leaves it. */
const failedRun = 2;
const addAfterTheRepair = 0;

const nothing = async (): Promise<void> => {};

/** All pictures in the order in which they can be taken: the last ones begin runs of their own. */
export function pictures(page: Page): readonly Picture[] {
  const window = new AppWindow(page);
  const tab = (name: Parameters<RunPanel["open"]>[0], file = name.toLowerCase()): Picture => ({
    name: file,
    show: async () => {
      await window.goTo("Run");
      await new RunView(page).panel.open(name);
      if (name === "Topology") await expect(page.getByRole("group", { name: /^Topology, / })).toBeVisible();
    },
    leave: nothing,
  });
  return [
    tab("Trace", "run"),
    tab("Result"),
    tab("Topology"),
    tryIt(page),
    tab("Changes"),
    tab("Details"),
    tab("Raw"),
    exportOf(page),
    history(page),
    exportOfMany(page),
    {
      name: "statistics",
      show: async () => {
        await window.goTo("Statistics");
        await expect(
          page.getByRole("list", { name: "Slowest calls" }).getByRole("link").first(),
        ).toBeVisible();
      },
      leave: nothing,
    },
    compare(page),
    {
      name: "settings",
      show: () => window.goTo("Settings"),
      leave: nothing,
    },
    failure(page),
    series(page),
    stepMode(page),
  ];
}

/** Tried for the first look; the answers are there for the others. */
function tryIt(page: Page): Picture {
  const matrix = new TryIt(page);
  return {
    name: "try-it",
    show: async () => {
      await new AppWindow(page).goTo("Run");
      await new RunView(page).panel.open("Try it");
      await expect(matrix.grid()).toBeVisible();
      if ((await matrix.summary().textContent()) === "Nothing tried yet.") await matrix.button("Try").click();
      await expect(matrix.summary()).toContainText(" reached");
    },
    leave: nothing,
  };
}

function exportOf(page: Page): Picture {
  const window = new AppWindow(page);
  return {
    name: "export",
    show: async () => {
      await window.goTo("Run");
      await new RunView(page).panel.button("Export…").click();
      await expect(window.dialog().getByRole("region", { name: "Preview" })).toContainText("ports-net");
    },
    leave: async () => {
      await page.keyboard.press("Escape");
      await expect(window.dialog()).toBeHidden();
    },
  };
}

/** With names and tags that are written for the first look. */
function history(page: Page): Picture {
  const view = new HistoryView(page);
  const labels = page.getByRole("region", { name: "Labels" });
  let labelled = false;
  const label = async (): Promise<void> => {
    await view.select(failedRun);
    await labels.getByLabel("Name of this run").fill("port 8080 asked for twice");
    await labels.getByLabel("Add a tag to this run").fill("lecture");
    await page.keyboard.press("Enter");
    await labels.getByRole("button", { name: "Pin this run" }).click();
    labelled = true;
  };
  return {
    name: "history",
    show: async () => {
      await new AppWindow(page).goTo("History");
      if (!labelled) await label();
      await view.select(failedRun);
    },
    leave: nothing,
  };
}

function exportOfMany(page: Page): Picture {
  const dialog = new AppWindow(page).dialog();
  return {
    name: "export-runs",
    show: async () => {
      await new AppWindow(page).goTo("History");
      await page.getByRole("button", { name: "Export runs…" }).click();
      await expect(dialog).toHaveAccessibleName(/^Export \d+ runs$/);
    },
    leave: async () => {
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
    },
  };
}

function compare(page: Page): Picture {
  return {
    name: "compare",
    show: async () => {
      await new AppWindow(page).goTo("History");
      const rows = new HistoryView(page).rows();
      for (const index of [failedRun, addAfterTheRepair]) await rows.nth(index).getByRole("checkbox").check();
      await page.getByRole("button", { name: /^Compare runs \d+ and \d+$/ }).click();
      await expect(page.getByRole("region", { name: "Comparison" }).getByRole("row").first()).toBeVisible();
    },
    leave: async () => {
      await new AppWindow(page).goTo("History");
    },
  };
}

/** A run of the run view that is begun for the first look and is there for the others. */
function runOf(name: string, page: Page, begin: (run: RunView) => Promise<void>): Picture {
  let begun = false;
  return {
    name,
    show: async () => {
      await new AppWindow(page).goTo("Run");
      if (!begun) await begin(new RunView(page));
      begun = true;
    },
    leave: nothing,
  };
}

/** The interface is there already. */
const failure = (page: Page): Picture =>
  runOf("failure", page, async (run) => {
    await run.panel.open("Trace");
    await run.run("ADD", "failed");
  });

/** After the first of two plugins. */
const stepMode = (page: Page): Picture =>
  runOf("step-mode", page, async (run) => {
    await run.chooseNetwork("ports-net");
    await run.createNamespace("cache");
    await run.stepSwitch().click();
    await run.start("ADD");
    await run.panel.stepBar().getByRole("button", { name: /^Next/ }).click();
    await expect(run.panel.stepBar()).toContainText("(2 of");
  });

/** One ADD in namespaces that are new. */
function series(page: Page): Picture {
  const dialog = new SeriesDialog(page);
  let begun = false;
  return {
    name: "series",
    show: async () => {
      await new AppWindow(page).goTo("Run");
      const run = new RunView(page);
      if (!begun) await run.chooseNetwork("lab-net");
      await run.form.getByRole("button", { name: "More operations" }).click();
      await page.getByRole("menuitem", { name: /^Run over several namespaces/ }).click();
      if (begun) return;
      await dialog.region.getByRole("textbox", { name: "New namespaces" }).fill("4");
      await dialog.run("ADD in 4 namespaces", "4 succeeded");
      begun = true;
    },
    leave: async () => {
      await page.keyboard.press("Escape");
      await expect(dialog.region).toBeHidden();
    },
  };
}
