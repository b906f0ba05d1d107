import { complaintsOfAxe } from "../fixtures/axe.ts";
import { misleadingNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { RunView } from "../pages/run-view.ts";

test("a result is followed from plugin to plugin, read in other versions and searched", async ({
  home,
  launch,
}) => {
  home.addNetwork("01-misleading.conflist", misleadingNet);
  const { page } = await launch();
  const { keyboard } = page;
  const run = new RunView(page);
  const { panel } = run;
  await run.createNamespace("demo1");
  await run.chooseNetwork("misleading-net");
  await run.run("ADD", "succeeded");

  // The file's own value stands beside the one that took its place, and is no part of stdin.
  const stdin = JSON.parse(await panel.stepText("bridge", "stdin"));
  expect(stdin).toMatchObject({ cniVersion: "1.0.0", name: "misleading-net" });
  await expect(panel.row("bridge")).toContainText("1 field added, 1 replaced by libcni");
  await expect(panel.row("bridge").getByRole("deletion")).toContainText('"cniVersion": "0.4.0"');
  const search = await panel.openStep("bridge", "search path");
  await expect(search.getByRole("listitem").first()).toContainText("not in here");
  await expect(search.getByRole("img", { name: "found", exact: true })).toHaveCount(1);

  await panel.button("prevResult: + 3 interfaces, + 1 address").press("Enter");
  const gained = panel.row("bridge").getByRole("list", { name: "What bridge made of the result" });
  const address = /\+ ?IP (10\.94\.0\.\d+\/24) on eth0 gateway 10\.94\.0\.1/;
  await expect(gained.getByRole("listitem").filter({ hasText: address })).toHaveCount(1);
  await expect(gained.getByRole("listitem").filter({ hasText: "interface eth0 in demo1 mac " })).toHaveCount(
    1,
  );

  await panel.open("Result");
  const nowhere = "Index 7 points nowhere: there are 3, from 0 on";
  await expect(panel.table("IPs")).toContainText(nowhere);
  await expect(panel.table("Interfaces").getByRole("row").nth(3)).toHaveText(/^2eth0demo1/);
  const json = panel.region.getByRole("region", { name: "JSON of the result" });
  await new AppWindow(page).openPalette();
  await keyboard.type("result as 0.2.0");
  await keyboard.press("Enter");
  await expect(panel.note()).toHaveText(
    /^Converted from 1\.0\.0 to 0\.2\.0 .* Lost: the interfaces lab4, veth\w+, eth0; which interface 10\.94\.0\.\d+\/24 belongs to\.$/,
  );
  await expect(json).toContainText('"ip4": {');
  await expect(panel.table("IPs")).toContainText("not said");
  await expect(panel.table("Interfaces")).toHaveCount(0);
  await panel.chooseVersion("1.1.0, the newest");
  await expect(panel.note()).toHaveText(/ to 1\.1\.0 by libcni’s rules\. Nothing is lost\.$/);
  await expect(panel.table("IPs")).toContainText(nowhere);

  // From wherever the focus is.
  await keyboard.press("Control+F");
  const find = panel.region.getByRole("search", { name: "Find in JSON of the result" });
  const status = find.getByRole("status");
  await expect(find.getByRole("textbox", { name: "Find" })).toBeFocused();
  await keyboard.type('"NAME":');
  await expect(status).toHaveText("1 of 3");
  expect(await painted(page)).toEqual(['"name":', 3]);
  await keyboard.press("Enter");
  await expect(status).toHaveText("2 of 3");
  await keyboard.press("Shift+Enter");
  await keyboard.press("Shift+Enter");
  await expect(status).toHaveText("3 of 3");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
  await keyboard.type("x");
  await expect(status).toHaveText("No match");
  await keyboard.press("Escape");
  await expect(find).toHaveCount(0);
  await expect(json).toBeFocused();
  expect(await painted(page)).toEqual(["", 0]);
  await new AppWindow(page).openPalette();
  await keyboard.type("find in the");
  await keyboard.press("Enter");
  await expect(find.getByRole("textbox", { name: "Find" })).toBeFocused();
});

/** What is painted as the current match, and how many matches are painted. */
function painted(page: RunView["page"]): Promise<readonly [string, number]> {
  return page.evaluate(() => [
    [...(CSS.highlights.get("found-current") ?? [])].join(),
    CSS.highlights.get("found")?.size ?? 0,
  ]);
}
