import { expect, type Locator, type Page } from "@playwright/test";
import { AppWindow } from "./app-window.ts";
import { RunPanel } from "./run-panel.ts";

/** Operations that have a button of their own. */
type OnBar = "ADD" | "CHECK" | "DEL";
/** Those that are in the menu beside them. */
type InMenu = "STATUS" | "GC" | "VERSION";

/** Networks, RuntimeConf and the current run. */
export class RunView {
  readonly page: Page;
  readonly panel: RunPanel;
  /** The column of the form, or of what is wrong with the chosen file. */
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.panel = new RunPanel(page.getByRole("main"));
    this.form = page.getByRole("region", { name: "RuntimeConf", exact: true });
  }

  networks(): Locator {
    return this.page.getByRole("listbox", { name: "Networks" });
  }

  /** A file of the list, by the network's name or, for a broken one, by its own. */
  network(name: string): Locator {
    return this.networks()
      .getByRole("option")
      .filter({ has: this.page.getByText(name, { exact: true }) });
  }

  async chooseNetwork(name: string): Promise<void> {
    await this.network(name).click();
    await expect(this.network(name)).toHaveAttribute("aria-selected", "true");
  }

  namespace(): Locator {
    return this.form.getByRole("combobox", { name: "Namespace" });
  }

  /** Makes a namespace, which is the chosen one then. */
  async createNamespace(name: string): Promise<void> {
    const button = this.form.getByRole("button", { name: /^(Create the first|New) namespace$/ });
    await button.click();
    const dialog = new AppWindow(this.page).dialog();
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("button", { name: "Create" }).click();
    await expect(dialog).toBeHidden();
    await expect(this.namespace()).toHaveText(name);
  }

  async chooseNamespace(name: string): Promise<void> {
    await this.namespace().click();
    await this.page.getByRole("option", { name: new RegExp(`^${name}\\b`) }).click();
    await expect(this.namespace()).toHaveText(name);
  }

  /** A text field of the form. */
  field(label: "Container ID" | "Interface"): Locator {
    return this.form.getByRole("textbox", { name: label });
  }

  async typeContainerId(id: string): Promise<void> {
    await this.form.getByRole("radio", { name: "My own" }).click();
    await this.field("Container ID").fill(id);
  }

  async addPortMapping(hostPort: number, containerPort: number): Promise<void> {
    await this.form.getByRole("button", { name: "Add port mapping" }).click();
    await this.form
      .getByRole("textbox", { name: /^Host port/ })
      .last()
      .fill(String(hostPort));
    await this.form
      .getByRole("textbox", { name: /^Container port/ })
      .last()
      .fill(String(containerPort));
  }

  /** The editor of one argument, or CNI_ARGS. */
  argument(name: string): Locator {
    return this.form.getByRole("group", { name, exact: true });
  }

  /** Types an argument as JSON, where it has fields of its own as well. */
  async typeCapability(name: string, json: string): Promise<void> {
    const toJson = this.form.getByRole("button", { name: `${name}: edit as JSON` });
    if ((await toJson.count()) > 0) await toJson.click();
    await this.form.getByRole("textbox", { name: `${name} as JSON` }).fill(json);
  }

  operation(name: OnBar): Locator {
    return this.form.getByRole("button", { name: new RegExp(`^${name}\\b`) });
  }

  /** Whether runs wait before each plugin. */
  stepSwitch(): Locator {
    return this.form.getByRole("switch", { name: "Step through the chain" });
  }

  /** Whether something is made to go wrong in the next run. */
  faultSwitch(): Locator {
    return this.form.getByRole("switch", { name: "Inject a fault" });
  }

  /** Chooses an option of what goes wrong. */
  async chooseFault(field: "Plugin with the fault" | "What goes wrong", option: string): Promise<void> {
    await this.form.getByRole("combobox", { name: field }).click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
    await expect(this.form.getByRole("combobox", { name: field })).toHaveText(option);
  }

  /** What is said below the buttons. */
  operationNote(): Locator {
    return this.form.getByRole("region", { name: "Operations" }).locator("p");
  }

  /** Opens the menu with the other operations. */
  async openMenu(): Promise<void> {
    await this.form.getByRole("button", { name: "More operations" }).click();
    await expect(this.page.getByRole("menu")).toBeVisible();
  }

  /** An entry of the open menu. */
  menuItem(operation: InMenu): Locator {
    return this.page.getByRole("menuitem", { name: new RegExp(`^${operation}\\b`) });
  }

  async chooseFromMenu(operation: InMenu): Promise<void> {
    await this.openMenu();
    await this.menuItem(operation).click();
  }

  /** Presses a button and waits until the run that it began has ended. */
  async run(operation: OnBar, outcome: string): Promise<number> {
    const id = await this.start(operation);
    await this.panel.waitFor(outcome);
    return id;
  }

  /** Presses a button and waits until the run that it began is shown. */
  async start(operation: OnBar): Promise<number> {
    const shown = this.panel.region;
    const before = (await shown.count()) === 0 ? null : await shown.getAttribute("aria-label");
    await this.operation(operation).click();
    if (before === null) await expect(shown).toBeVisible();
    else await expect(shown).not.toHaveAttribute("aria-label", before);
    return this.panel.runId();
  }
}
