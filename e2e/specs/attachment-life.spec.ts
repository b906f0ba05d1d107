import { complaintsOfAxe } from "../fixtures/axe.ts";
import { findLab } from "../fixtures/kernel.ts";
import { smallBridgeNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

test("an attachment is told from its ADD to its DEL, with what is there of it now", async ({
  home,
  launch,
}) => {
  home.addNetwork("01-small.conflist", smallBridgeNet);
  const { page, pid } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("small-net");
  await run.run("ADD", "succeeded");
  await run.field("Interface").fill("net1");
  await run.run("ADD", "succeeded");
  await run.field("Interface").fill("eth0");
  await run.run("CHECK", "succeeded");

  const life = page.getByRole("region", { name: "Attachment", exact: true });
  const now = life.getByRole("region", { name: "Now" });
  const story = life.getByRole("list", { name: "Runs, oldest first" }).getByRole("listitem");
  await run.panel.open("Details");
  await run.panel.region.getByRole("link", { name: /^Show all its runs/ }).press("Enter");
  await expect(page).toHaveTitle(/^Attachment .* \/ eth0/);
  await expect(story).toHaveText([
    /Run 1ADDsucceeded.*10\.97\.0\.2/,
    /Run 3CHECKsucceeded.*Compare with run 1/,
  ]);
  await expect(now).toContainText("Added to small-net in demo1, not deleted yet.");
  await expect(now).toContainText("eth0 is up in demo1 10.97.0.2/29");
  await expect(now.getByRole("note")).toHaveText("Attached.");
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }

  // Taken away behind the back of CNI: the cache has it still.
  const lab = await findLab(pid);
  lab.print("ip", "-n", "demo1", "link", "delete", "eth0");
  await expect(now).toContainText("demo1 has no eth0.");
  await expect(now.getByRole("note")).toHaveText(/its interface is gone/);

  const address = page.url();
  await story.nth(0).getByRole("link", { name: "Run 1" }).click();
  const history = new HistoryView(page);
  await expect(history.panel.region).toHaveAccessibleName("Run 1");
  // From the run to its story and back, in sight and with the run still chosen.
  await history.panel.region.getByRole("link", { name: "Life of this attachment" }).click();
  await expect(now).toBeVisible();
  await life.getByRole("button", { name: "History" }).click();
  await expect(history.panel.region).toHaveAccessibleName("Run 1");
  await history.panel.button("Undo (DEL)").click();
  await expect(run.panel.region).toHaveAccessibleName("Run 4");
  await run.panel.waitFor("succeeded");
  const window = new AppWindow(page);
  await window.openPalette();
  await window
    .palette()
    .getByRole("option", { name: /^Show all runs of this attachment/ })
    .click();
  await expect(page).toHaveURL(address);
  await expect(story).toHaveCount(3);
  await expect(now).toContainText("No entry.");
  await expect(now.getByRole("note")).toHaveText("Not attached: nothing of it is left.");
});
