import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { RunView } from "../pages/run-view.ts";

/** A network of one plugin, with a secret that the plugin does not look at. */
const secretNet = {
  cniVersion: "1.0.0",
  name: "secret-net",
  plugins: [{ type: "loopback", apiToken: "s3cr3t-of-the-net" }],
};

test("a run is taken out by keyboard, without its secrets unless they are wanted", async ({
  home,
  launch,
}) => {
  home.addNetwork("90-secret.conflist", secretNet);
  const downloads = home.makeDirectory("Downloads");
  const { page } = await launch();
  const { keyboard } = page;
  const window = new AppWindow(page);
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("secret-net");
  await run.run("ADD", "succeeded");

  await run.panel.button("Export…").press("Enter");
  const dialog = window.dialog();
  const preview = dialog.getByRole("region", { name: "Preview" });
  await expect(dialog).toHaveAccessibleName("Export run 1");
  await expect(dialog.getByRole("combobox", { name: "Format" })).toBeFocused();
  await expect(preview).toContainText("secret-net");
  await expect(preview).not.toContainText("s3cr3t");
  await expect(dialog.getByRole("status")).toHaveText(/^\d+ values are masked: apiToken\.$/);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }

  for (const format of ["JSON", "Markdown report", "Shell script"]) await chooseFormat(page, format);
  await expect(preview).toContainText("This script will not repeat the run");
  await dialog.getByRole("switch", { name: "Mask secrets" }).press(" ");
  await expect(dialog.getByRole("status")).toHaveText("Tokens, passwords and keys are in it as they are.");
  await expect(preview).toContainText('"apiToken":"s3cr3t-of-the-net"');
  await expect(preview).not.toContainText("will not repeat");
  await dialog.getByRole("button", { name: "Save…" }).press("Enter");
  await expect(dialog).toBeHidden();
  await expect(window.messages()).toContainText("run-1-ADD-secret-net.sh");
  expect(readdirSync(downloads)).toEqual(["run-1-ADD-secret-net.sh"]);
  expect(readFileSync(join(downloads, "run-1-ADD-secret-net.sh"), "utf8")).toContain("s3cr3t-of-the-net");

  // By the palette, to the clipboard, and from there into a field.
  await window.openPalette();
  await keyboard.type("export run");
  await expect(page.getByRole("option", { selected: true })).toContainText("Export run…");
  await keyboard.press("Enter");
  await chooseFormat(page, "cnitool command");
  await expect(preview).toContainText("cnitool add secret-net /run/netns/demo1");
  await dialog.getByRole("button", { name: "Copy", exact: true }).press("Enter");
  await expect(dialog).toBeHidden();
  await keyboard.press("/");
  await keyboard.press("Control+V");
  await expect(page.getByRole("searchbox", { name: "Filter networks" })).toHaveValue(
    /cnitool add secret-net \/run\/netns\/demo1/,
  );
});

/** Letters lead to the format. */
async function chooseFormat(page: Page, label: string): Promise<void> {
  const select = page.getByRole("combobox", { name: "Format" });
  await select.press("Enter");
  await expect(page.getByRole("option", { name: label })).toBeVisible();
  await page.keyboard.type(label.slice(0, 3));
  await page.keyboard.press("Enter");
  await expect(select).toHaveText(label);
}
