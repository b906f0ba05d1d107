import { complaintsOfAxe } from "../fixtures/axe.ts";
import { findLab } from "../fixtures/kernel.ts";
import { smallBridgeNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

const file = "01-small.conflist";

test("an ADD is repeated with the bytes of then, and undone once", async ({ home, launch }) => {
  home.addNetwork(file, smallBridgeNet);
  const { page, pid } = await launch();
  const window = new AppWindow(page);
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("small-net");
  await run.run("ADD", "succeeded");
  const lab = await findLab(pid);
  expect(Object.keys(lab.interfaces("demo1"))).toEqual(["eth0"]);

  // The DEL has the config of then, whatever the file holds now.
  const [plugin] = smallBridgeNet.plugins;
  home.addNetwork(file, { ...smallBridgeNet, plugins: [{ ...plugin, mtu: 1400 }] });
  await run.panel.button("Undo (DEL)").click();
  await expect(run.panel.region).toHaveAccessibleName("Run 2");
  await run.panel.waitFor("succeeded");
  expect(Object.keys(lab.interfaces("demo1"))).toEqual([]);
  expect(await run.panel.rawText("config")).not.toContain("mtu");

  await window.goTo("History");
  const history = new HistoryView(page);
  await history.select(1);
  await history.panel.button("Undo (DEL)").click();
  const question = page.getByRole("alertdialog", { name: "Undo it without its cache entry?" });
  await expect(question).toContainText("Run 1 was already undone by run 2");
  await expect(question).toContainText("The plugins will get no prevResult");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(question).toBeHidden();
  await expect(history.rows()).toHaveCount(2);

  await history.panel.button("Run again…").click();
  await page.getByRole("note").getByRole("button", { name: "Show difference" }).press("Enter");
  const difference = page.getByRole("dialog", { name: `${file} in run 1 and now` });
  await expect(difference.locator("ins")).toHaveText([/"mtu": 1400/]);
  await expect(difference.locator("del")).toHaveCount(0);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    expect.soft(await complaintsOfAxe(page), colorScheme).toEqual([]);
  }
  await page.keyboard.press("Escape");
  await expect(difference).toBeHidden();
  await expect(page.getByRole("button", { name: "Show difference" })).toBeFocused();
});

test("undoing an ADD asks first where a later one holds the attachment", async ({ page, lab }) => {
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");
  await run.run("DEL", "succeeded");
  await run.run("ADD", "succeeded");

  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  await history.select(2);
  await history.panel.button("Undo (DEL)").click();
  const question = page.getByRole("alertdialog", { name: "Remove the attachment of run 3?" });
  await expect(question).toContainText("Run 3 is a later ADD and holds this attachment now.");
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(history.rows()).toHaveCount(3);
  expect(Object.keys(lab.interfaces("demo1"))).toContain("eth0");

  // Nothing came after the one that holds it.
  await history.select(0);
  await history.panel.button("Undo (DEL)").click();
  await expect(run.panel.region).toHaveAccessibleName("Run 4");
  await run.panel.waitFor("succeeded");
  expect(Object.keys(lab.interfaces("demo1"))).not.toContain("eth0");
});
