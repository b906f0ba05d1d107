import { expect, type Locator, type Page } from "@playwright/test";

/** The dialog that runs an operation over several namespaces. */
export class SeriesDialog {
  readonly region: Locator;

  constructor(page: Page) {
    this.region = page.getByRole("dialog", { name: "Run over several namespaces" });
  }

  namespace(name: string): Locator {
    return this.region.getByRole("checkbox", { name: new RegExp(`^${name}\\b`) });
  }

  /** One line for each namespace, as soon as it goes on. */
  lines(): Locator {
    return this.region.getByRole("list", { name: "Namespaces" }).getByRole("listitem");
  }

  /** Presses the button that starts it, and waits for the words at its end. */
  async run(button: string, summary: string): Promise<void> {
    await this.region.getByRole("button", { name: button }).click();
    await expect(this.region.getByRole("status")).toHaveText(summary);
  }
}
