import { expect, type Locator, type Page } from "@playwright/test";
import { RunPanel } from "./run-panel.ts";

/** The list of all runs and the selected one. */
export class HistoryView {
  readonly page: Page;
  readonly panel: RunPanel;

  constructor(page: Page) {
    this.page = page;
    this.panel = new RunPanel(page.getByRole("main"));
  }

  grid(): Locator {
    return this.page.getByRole("grid", { name: "Runs, newest first" });
  }

  /** Rows in sight, the headings left out. */
  rows(): Locator {
    return this.grid()
      .getByRole("row")
      .filter({ has: this.page.getByRole("gridcell") });
  }

  /** The strip of bars above the list. */
  timeline(): Locator {
    return this.page.getByRole("listbox", { name: /^Runs over time/ });
  }

  /** What is said below the strip. */
  timelineWords(): Locator {
    return this.page.getByRole("region", { name: "Timeline" });
  }

  /** Bars whose words match, or that are selected. */
  bars(which: RegExp | { readonly selected: true }): Locator {
    const name = which instanceof RegExp ? { name: which } : which;
    return this.timeline().getByRole("option", name);
  }

  /** Selects the row, counted from the newest, and waits until its run is shown. */
  async select(index: number): Promise<void> {
    await this.rows().nth(index).click();
    await expect(this.rows().nth(index)).toHaveAttribute("aria-selected", "true");
    await expect(this.panel.region).toBeVisible();
  }
}
