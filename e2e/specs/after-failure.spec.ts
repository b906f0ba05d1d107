import type { Page } from "@playwright/test";
import { complaintsOfAxe } from "../fixtures/axe.ts";
import { leakingNet, oneAddressNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { RunView } from "../pages/run-view.ts";

async function expectGoodToUse(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
}

test("a namespace that is gone, a refused argument and a damaged cache entry are mended from the failure itself", async ({
  page,
  lab,
}) => {
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  lab.print("ip", "netns", "delete", "demo1");
  await run.run("ADD", "failed");
  await expect(run.panel.alert()).toContainText("the network namespace is not there");
  await run.panel.button("Create namespace demo1").click();
  await expect.poll(() => lab.namespaces()).toEqual(["demo1"]);

  const args = run.argument("CNI_ARGS");
  await args.getByRole("button", { name: "Add CNI_ARGS pair" }).click();
  await args.getByRole("textbox", { name: "Key 1" }).fill("POD");
  await args.getByRole("textbox", { name: "Value 1" }).fill("web");
  await run.run("ADD", "failed");
  await expect(run.panel.button("Take POD out of CNI_ARGS")).toBeVisible();
  await expectGoodToUse(page);
  // What the buttons do can be done from the palette as well.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("IgnoreUnknown");
  await expect(page.getByRole("option", { name: /Set IgnoreUnknown=1/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(args.getByRole("textbox", { name: "Key 1" })).toHaveValue("IgnoreUnknown");
  await run.run("ADD", "succeeded");

  const results = "/var/lib/cni/results";
  const [entry = ""] = lab.files(results);
  lab.print("truncate", "--size=20", `${results}/${entry}`);
  await run.run("CHECK", "failed");
  await expect(run.panel.alert()).toContainText("the result cache is damaged");
  await run.panel.button("Set the cache entry aside…").click();
  const dialog = page.getByRole("alertdialog", { name: "Set the cache entry aside?" });
  await expectGoodToUse(page);
  await dialog.getByRole("button", { name: "Set aside" }).click();
  await expect(run.panel.alert()).toContainText(/It is now \/var\/lib\/cni\/results\/set-aside-/);
  const [aside = ""] = lab.files(results);
  expect(aside).toMatch(new RegExp(`^set-aside-[^/]+/${entry}$`));
  expect(lab.print("stat", "--format=%s", `${results}/${aside}`).trim()).toBe("20");
  await expect(run.panel.button("Run CHECK again")).toBeFocused();
  await run.panel.button("Run CHECK again").press("Enter");
  await expect(run.panel.alert()).toContainText("nothing was added");
  await run.run("DEL", "succeeded");
});

test("a range without a free address names who has them, shows its line, and lets go of one", async ({
  page,
  home,
  lab,
}) => {
  home.addNetwork("01-one-address.conflist", oneAddressNet);
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("one-address-net");
  await run.run("ADD", "succeeded");
  await run.createNamespace("demo2");
  await run.run("ADD", "failed");
  await expect(run.panel.alert()).toContainText("no address is left");
  const holders = run.panel.alert().getByRole("region", { name: "Attachments of one-address-net" });
  await expect(holders).toContainText("/run/netns/demo1");
  await expectGoodToUse(page);

  await run.panel
    .alert()
    .getByRole("button", { name: /^Show line \d+ of the config$/ })
    .press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("01-one-address.conflist");
  await expect(dialog.getByRole("region", { name: /^Line \d+ and around it$/ })).toContainText("10.93.0.2");
  await expectGoodToUse(page);
  await page.keyboard.press("Escape");

  await holders.getByRole("button", { name: /^DEL cnitool-.* eth0$/ }).click();
  await run.panel.waitFor("succeeded");
  expect(lab.interfaces("demo1")).toEqual({});
  // The bridge plugin leaves its interface where the IPAM fails.
  await run.run("DEL", "succeeded");
  await run.run("ADD", "succeeded");
  expect(lab.interfaces("demo2")).toEqual({ eth0: ["10.93.0.2/24"] });
});

test("what a half-finished ADD has left is listed where it failed", async ({ page, home }) => {
  home.addNetwork("01-leaking.conflist", leakingNet);
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("leaking-net");
  await run.run("ADD", "failed");
  const left = run.panel.alert().getByRole("region", { name: "Left behind" });
  await expect(left.getByRole("listitem")).not.toHaveCount(0);
  await expect(left).toContainText(/ADD has left .* behind/);
  await expect(run.panel.button("Clean up with DEL")).toBeVisible();

  // Said in the other parts as well, which may be the ones on screen when it fails.
  await run.panel.open("Changes");
  await expect(run.panel.alert()).toHaveText(/^refusing failed: .*Show in trace$/);
  await expectGoodToUse(page);
  await run.panel.button("Show in trace").press("Enter");
  await expect(left).toBeVisible();
});
