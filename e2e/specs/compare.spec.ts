import { complaintsOfAxe } from "../fixtures/axe.ts";
import { smallBridgeNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { CompareView } from "../pages/compare-view.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

const file = "01-small.conflist";

test("two runs that were marked are compared, and back leads to the list", async ({ home, launch }) => {
  home.addNetwork(file, smallBridgeNet);
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("small-net");
  await run.run("ADD", "succeeded");
  await run.run("DEL", "succeeded");
  const [plugin] = smallBridgeNet.plugins;
  home.addNetwork(file, { ...smallBridgeNet, plugins: [{ ...plugin, mtu: 1400 }, { type: "tuning" }] });
  await expect(run.network("small-net")).toContainText("tuning");
  await run.field("Interface").fill("net1");
  await run.run("ADD", "succeeded");

  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  await history.rows().nth(0).getByRole("checkbox").check();
  await history.rows().nth(2).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Compare runs 1 and 3" }).click();

  const compare = new CompareView(page);
  await expect(page).toHaveTitle(/^Runs 1 and 3 compared/);
  await expect(compare.side("Left")).toContainText(/Run 1.*ADD.*small-net → demo1 \/ eth0/);
  await expect(compare.side("Right")).toContainText(/Run 3.*net1/);
  await expect(compare.fact("RuntimeConf", "Interface")).toContainText(/eth0.*net1/);
  await expect(compare.part("RuntimeConf").getByRole("row").filter({ hasText: "Container ID" })).toHaveCount(
    0,
  );
  expect(await compare.differingLines("Config", "config")).toEqual([
    '+ "mtu": 1400',
    "+ {",
    '+ "type": "tuning"',
    "+ }",
  ]);
  expect(await compare.differingLines("bridge", "stdin")).toEqual(['+ "mtu": 1400']);
  await expect(compare.part("tuning")).toContainText("Only run 3 called this plugin here.");
  await expect(compare.fact("bridge", "CNI_IFNAME")).toContainText(/eth0.*net1/);
  expect(await compare.differingLines("bridge", "stdout")).toContain('- "address": "10.97.0.2/29"');
  await expect(compare.part("Timing").getByRole("row")).toHaveCount(4);
  await expect(compare.part("Changes")).toContainText("mtu 1400");

  // Its bytes, where every space counts.
  const config = compare.part("Config");
  await config.getByRole("radio", { name: "Exact bytes" }).click();
  expect(await compare.differingLines("Config", "config")).toContain('+ "mtu": 1400');
  await compare.show("Everything");
  await expect(compare.fact("RuntimeConf", "Container ID")).toBeVisible();
  await compare.show("Unified");
  await expect(page).toHaveURL(/#\/history\/compare\/1\/3\?show=all&layout=unified$/);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }

  await page.goBack();
  await expect(history.rows()).toHaveCount(3);
  await expect(page.getByRole("status").filter({ hasText: "2 runs marked" })).toBeVisible();
});

test("a failure is compared with the last success by the keyboard alone", async ({ page }) => {
  const { keyboard } = page;
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");
  await run.run("ADD", "failed");

  await run.panel.button("Compare…").press("Enter");
  await keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: /^Same network, last success/ })).toBeFocused();
  await keyboard.press("Enter");
  const compare = new CompareView(page);
  await expect(compare.side("Left")).toContainText("Run 1");
  await expect(compare.fact("Result", "Outcome")).toContainText(/succeeded.*failed/);
  await expect(compare.fact("bridge", "Exit code")).toContainText(/0.*1/);
  expect(await compare.parts()).toEqual(["bridge", "Result", "Changes", "Timing"]);

  // The one before the first of its attachment.
  await compare.side("Left").getByRole("button", { name: "Compare…" }).press("Enter");
  await keyboard.press("Enter");
  await expect(new AppWindow(page).messages()).toContainText("Run 1 is the first of its attachment.");

  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  await history.grid().focus();
  await keyboard.press("ArrowDown");
  await keyboard.press(" ");
  await keyboard.press("ArrowDown");
  await keyboard.press(" ");
  await page.getByRole("button", { name: "Compare runs 1 and 2" }).press("Enter");
  await expect(compare.side("Right")).toContainText("Run 2");
});
