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

  /** Selects the row, counted from the newest, and waits until its run is shown. */
  async select(index: number): Promise<void> {
    await this.rows().nth(index).click();
    await expect(this.rows().nth(index)).toHaveAttribute("aria-selected", "true");
    await expect(this.panel.region).toBeVisible();
  }
}
