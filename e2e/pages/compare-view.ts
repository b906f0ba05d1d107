import type { Locator, Page } from "@playwright/test";

/** Two runs beside each other. */
export class CompareView {
  readonly region: Locator;

  constructor(page: Page) {
    this.region = page.getByRole("region", { name: "Comparison" });
  }

  side(side: "Left" | "Right"): Locator {
    return this.region.getByRole("region", { name: `${side} run` });
  }

  /** A part that is shown, by its heading. */
  part(name: string): Locator {
    return this.region.getByRole("region", { name, exact: true });
  }

  /** Titles of the parts that are shown, in their order. */
  async parts(): Promise<readonly string[]> {
    const names = this.region.getByRole("region", { name: "Compared parts" }).locator(":scope > section");
    return names.evaluateAll((all) => all.map((each) => each.getAttribute("aria-label") ?? ""));
  }

  async show(what: "Differences" | "Everything" | "Side by side" | "Unified"): Promise<void> {
    await this.region.getByRole("radio", { name: what }).click();
  }

  /** A row of a table of values. */
  fact(part: string, name: string): Locator {
    return this.part(part)
      .getByRole("row")
      .filter({ has: this.region.page().getByRole("rowheader", { name }) });
  }

  /** The lines that only one run has, with their sign. */
  async differingLines(part: string, document: string): Promise<readonly string[]> {
    const table = this.part(part).getByRole("table", { name: `${document} of ${part}` });
    return table
      .locator("del, ins")
      .evaluateAll((all) =>
        all.map((each) => `${each.tagName === "DEL" ? "-" : "+"} ${each.textContent.trim()}`),
      );
  }
}
