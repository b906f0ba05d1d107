import { expect, type Locator } from "@playwright/test";

export type StepPart = "stdin" | "env" | "stdout" | "stderr" | "exit" | "search path";

/** One run as both views show it. */
export class RunPanel {
  readonly region: Locator;

  /** `within` holds exactly one run. */
  constructor(within: Locator) {
    this.region = within.getByRole("region", { name: /^Run \d+$/ });
  }

  outcome(): Locator {
    return this.region.locator("header").getByRole("status");
  }

  async waitFor(outcome: string): Promise<void> {
    await expect(this.outcome()).toHaveText(outcome);
  }

  /** The number in the history. */
  async runId(): Promise<number> {
    const name = await this.region.getByRole("heading", { level: 2 }).textContent();
    return Number(/\d+/.exec(name ?? "")?.[0]);
  }

  button(name: string): Locator {
    return this.region.getByRole("button", { name, exact: true });
  }

  alert(): Locator {
    return this.region.getByRole("alert");
  }

  async open(tab: "Trace" | "Result" | "Topology" | "Try it" | "Changes" | "Details" | "Raw"): Promise<void> {
    await this.region.getByRole("tab", { name: new RegExp(`^${tab}\\b`) }).click();
  }

  /** Rows of the trace, plugins that were not reached included. */
  rows(): Locator {
    return this.region.getByRole("list", { name: /^Plugins in the order/ }).locator(":scope > li");
  }

  /** The row of a plugin. */
  row(pluginType: string): Locator {
    return this.rows().filter({ has: this.region.page().getByText(pluginType, { exact: true }) });
  }

  /** The icon of a plugin's row, which says how its step stands. */
  stepState(pluginType: string, state: string): Locator {
    // The calls that the plugin made itself have icons too, and stand below.
    return this.row(pluginType).getByRole("img", { name: state }).first();
  }

  /** What leads through a run in step mode. */
  stepBar(): Locator {
    return this.region.getByRole("group", { name: "Step mode" });
  }

  /** Waits until the run waits for the person before a plugin; `place` is such as `1 of 3`. */
  async waitsBefore(pluginType: string, place: string): Promise<void> {
    await expect(this.stepBar().locator("p")).toHaveText(`Waits before ${pluginType} (${place})`);
    await this.waitFor("waiting");
  }

  /** Opens a plugin's row and one part of it. */
  async openStep(pluginType: string, part: StepPart): Promise<Locator> {
    const row = this.row(pluginType);
    const header = row.getByRole("button", { expanded: false }).first();
    if ((await row.getByRole("tablist").count()) === 0) await header.click();
    await row.getByRole("tab", { name: new RegExp(`^${part}`) }).click();
    return row.getByRole("tabpanel");
  }

  /** The text of a plugin's stdin, stdout or stderr as the window lays it out. */
  async stepText(pluginType: string, part: "stdin" | "stdout" | "stderr"): Promise<string> {
    const panel = await this.openStep(pluginType, part);
    return linesOf(panel.getByRole("region", { name: `${part} of ${pluginType}` }));
  }

  /** The calls that a plugin made itself. */
  delegates(pluginType: string): Locator {
    return this.region.getByRole("list", { name: `What ${pluginType} ran itself` }).getByRole("listitem");
  }

  /** Opens one part of the only call that a plugin made itself. */
  async openDelegate(pluginType: string, part: Exclude<StepPart, "search path">): Promise<Locator> {
    const call = this.delegates(pluginType);
    if ((await call.getByRole("tablist").count()) === 0) await call.getByRole("button").first().click();
    await call.getByRole("tab", { name: new RegExp(`^${part}`) }).click();
    return call.getByRole("tabpanel");
  }

  /** The text of that call's stdin, stdout or stderr as the window lays it out. */
  async delegateText(
    pluginType: string,
    delegate: string,
    part: "stdin" | "stdout" | "stderr",
  ): Promise<string> {
    const panel = await this.openDelegate(pluginType, part);
    return linesOf(panel.getByRole("region", { name: `${part} of ${delegate}` }));
  }

  /** The exact text of the configuration or the result. */
  async rawText(of: "config" | "result"): Promise<string> {
    await this.open("Raw");
    return linesOf(this.region.getByRole("region", { name: of, exact: true }));
  }

  /** The headings of a GC's parts, each above its list of plugins: the DEL of each attachment and the plugins' own GC. */
  parts(): Locator {
    return this.region.locator("section:has(> ol[aria-label^='Plugins in the order']) > h3");
  }

  /** What one part of the changes lists, each as its sign's name and its text. */
  async changes(part: "Changes" | "Left over" | "Normal to remain"): Promise<readonly string[]> {
    const region = this.region.getByRole("region", { name: part, exact: true });
    return region.getByRole("listitem").evaluateAll((items) =>
      items.map((item) => {
        const sign = item.querySelector("[role=img]")?.getAttribute("aria-label");
        const text = [...item.querySelectorAll("p.font-mono")].map((line) => line.textContent).join(" → ");
        return `${sign}: ${text}`;
      }),
    );
  }

  /** Shows the result in a version, as the choice words it. */
  async chooseVersion(label: string): Promise<void> {
    await this.region.getByRole("combobox", { name: "CNI version" }).click();
    await this.region.page().getByRole("option", { name: label, exact: true }).click();
  }

  /** What is said of the part that is on screen. */
  note(): Locator {
    return this.region.getByRole("tabpanel").getByRole("note");
  }

  /** The picture of what the kernel holds. */
  topology(): Locator {
    return this.region.getByRole("group", { name: /^Topology, / });
  }

  /** A table of the result. */
  table(name: "IPs" | "Interfaces" | "Routes" | "Versions that the plugins speak"): Locator {
    return this.region.getByRole("table", { name, exact: true });
  }
}

/** The lines of a block of code, without the marks in front of them and without those that are only told of. */
async function linesOf(block: Locator): Promise<string> {
  const lines = await block.locator("pre > :not(del)").evaluateAll((elements) =>
    elements.map((element) => {
      const line = element.cloneNode(true) as Element;
      for (const mark of line.querySelectorAll("[aria-hidden]")) mark.remove();
      return line.textContent;
    }),
  );
  return lines.join("\n");
}
