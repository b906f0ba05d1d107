import { expect, type Locator, type Page } from "@playwright/test";

/** What is around every view: target, rail, palette, dialogs. */
export class AppWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The button that shows the target and its state. */
  target(): Locator {
    return this.page.getByRole("button", { name: /^Target: / });
  }

  dialog(): Locator {
    return this.page.locator('[role="dialog"], [role="alertdialog"]');
  }

  palette(): Locator {
    return this.page.getByRole("dialog", { name: "Search or run a command" });
  }

  /** Messages in the corner. */
  messages(): Locator {
    return this.page.getByRole("region", { name: "Messages" });
  }

  async waitUntilLabReady(): Promise<void> {
    await expect(this.target()).toHaveAccessibleName(/^Target: Lab ready/);
  }

  async goTo(view: "Run" | "History" | "Statistics" | "Settings"): Promise<void> {
    const link = this.page
      .getByRole("navigation", { name: "Views" })
      .getByRole("link", { name: view, exact: true });
    await link.click();
    await expect(link).toHaveAttribute("aria-current", "page");
  }

  async openPalette(): Promise<void> {
    await this.page.keyboard.press("Control+K");
    await expect(this.palette()).toBeVisible();
  }

  /** Chooses light or dark by the palette, whatever the system has. */
  async chooseTheme(theme: "light" | "dark"): Promise<void> {
    await this.openPalette();
    await this.palette()
      .getByRole("option", { name: `Theme: ${theme}` })
      .click();
    await expect(this.palette()).toBeHidden();
  }
}
