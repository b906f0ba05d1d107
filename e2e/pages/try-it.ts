import { expect, type Locator, type Page } from "@playwright/test";

/** The matrix of who reaches what. */
export class TryIt {
  readonly region: Locator;

  constructor(page: Page) {
    this.region = page.getByRole("region", { name: "Try it", exact: true });
  }

  grid(): Locator {
    return this.region.getByRole("grid", { name: "Who reaches what" });
  }

  /** The row of a place. */
  row(place: string): Locator {
    return this.grid()
      .getByRole("row")
      .filter({ has: this.region.page().getByRole("rowheader", { name: new RegExp(`^${place}\\b`) }) });
  }

  /** What a place found out about an address. */
  async cell(place: string, address: string): Promise<Locator> {
    const heads = await this.grid().getByRole("columnheader").allTextContents();
    const at = heads.findIndex((text) => text.startsWith(address));
    expect(at, `${address} is among ${heads.join(", ")}`).not.toBe(-1);
    return this.row(place).getByRole("gridcell").nth(at);
  }

  /** The line below the matrix. */
  summary(): Locator {
    return this.region.getByRole("status");
  }

  details(from: string, to: string): Locator {
    return this.region.getByRole("region", { name: `From ${from} to ${to}` });
  }

  button(name: string): Locator {
    return this.region.getByRole("button", { name, exact: true });
  }

  async chooseTcp(port: string): Promise<void> {
    await this.region.getByRole("radio", { name: "TCP" }).click();
    await this.region.getByRole("textbox", { name: "Port" }).fill(port);
  }
}
