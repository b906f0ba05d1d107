import { complaintsOfAxe } from "../fixtures/axe.ts";
import { modernNet, tooNewNet, uncheckedNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

const results = "/var/lib/cni/results";

test("GC lists what it would remove, removes nothing when declined, and everything when confirmed", async ({
  page,
  lab,
}) => {
  const run = new RunView(page);
  const dialog = new AppWindow(page).dialog();
  await run.createNamespace("demo1");
  await run.field("Interface").fill("ptp1");
  await run.chooseNetwork("ptp-net");
  await run.run("ADD", "succeeded");
  await run.field("Interface").fill("eth0");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");
  await run.createNamespace("demo2");
  await run.typeContainerId("box-2");
  await run.field("Interface").fill("net1");
  await run.run("ADD", "succeeded");
  expect(lab.files(results)).toHaveLength(3);

  await run.chooseFromMenu("GC");
  await expect(dialog).toContainText("takes no attachment for one that is in use");
  const rows = dialog.getByRole("table", { name: "2 attachments" }).getByRole("row");
  await expect(rows).toHaveCount(3);
  await expect(rows.filter({ hasText: "box-2" })).toContainText(/box-2.*net1.*demo2/);
  await expect(rows.filter({ hasText: "demo1" })).toContainText(/cnitool-[0-9a-f]{20}.*eth0.*demo1/);
  await expect(dialog).toContainText("so libcni only runs DEL for each cached attachment");
  expect(await complaintsOfAxe(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  expect(lab.files(results)).toHaveLength(3);

  await run.chooseFromMenu("GC");
  await dialog.getByRole("button", { name: "Run GC" }).click();
  await expect(run.panel.region.getByRole("heading", { level: 2 })).toHaveText("Run 4");
  await run.panel.waitFor("succeeded");
  await expect(run.panel.parts()).toHaveText([
    "DEL of box-2 / net1",
    /^DEL of cnitool-[0-9a-f]{20} \/ eth0$/,
  ]);
  await expect(run.panel.rows()).toHaveText([/^bridge/, /^bridge/]);
  await expect(run.panel.region.getByRole("note")).toContainText("GC of plugins came with CNI 1.1.0");
  expect(await complaintsOfAxe(page)).toEqual([]);
  expect(lab.files(results)).toEqual([expect.stringMatching(/^ptp-net-/)]);
  expect(Object.keys(lab.interfaces("demo1"))).toEqual(["ptp1"]);
  expect(lab.interfaces("demo2")).toEqual({});

  await run.chooseFromMenu("GC");
  await expect(dialog).toContainText("The result cache knows no attachment of lab-net");
  await dialog.getByRole("button", { name: "Run GC" }).click();
  await run.panel.waitFor("skipped");

  await new AppWindow(page).goTo("History");
  await expect(new HistoryView(page).rows().nth(1)).toContainText("2 attachments removed");
});

test("GC of a network of today's version goes on to the plugins", async ({ home, launch }) => {
  home.addNetwork("01-modern.conflist", modernNet);
  const { page } = await launch();
  const run = new RunView(page);
  const dialog = new AppWindow(page).dialog();
  await run.createNamespace("demo1");
  await run.chooseNetwork("modern-net");
  await run.run("ADD", "succeeded");
  await run.chooseFromMenu("GC");
  await expect(dialog.getByRole("table", { name: "1 attachment" })).toContainText("demo1");
  await expect(dialog).toContainText("Then each plugin of the network is asked to clean up");
  await dialog.getByRole("button", { name: "Run GC" }).click();
  await expect(run.panel.parts()).toHaveText([/^DEL of cnitool-/, "GC of the plugins"]);
  await run.panel.waitFor("succeeded");
  await expect(run.panel.region.getByRole("note")).toHaveCount(0);
});

test("VERSION shows what each plugin speaks, and explains a version that one does not", async ({
  home,
  launch,
}) => {
  home.addNetwork("01-too-new.conflist", tooNewNet);
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("too-new-net");
  await run.chooseFromMenu("VERSION");
  await run.panel.waitFor("succeeded");
  await run.panel.open("Result");
  const rows = run.panel.table("Versions that the plugins speak").getByRole("row");
  await expect(rows.nth(1)).toContainText(/modern\s*supported\s*1\.0\.0\s*1\.1\.0/);
  await expect(rows.nth(2)).toContainText(/loopback\s*not supported\s*0\.1\.0.*1\.0\.0/);
  const note = run.panel.region.getByRole("note");
  await expect(note).toContainText("loopback does not speak 1.1.0");
  await expect(note).toContainText("All plugins of the network speak 1.0.0");
  await expect(note).toContainText('[plugin loopback does not support config version "1.1.0"]');
  expect(await complaintsOfAxe(page)).toEqual([]);

  await run.chooseNetwork("lab-net");
  await run.chooseFromMenu("VERSION");
  await expect(run.panel.region.getByRole("heading", { level: 2 })).toHaveText("Run 2");
  await run.panel.waitFor("succeeded");
  await run.panel.open("Result");
  await expect(rows.nth(1)).toContainText(/bridge\s*supported/);
  await expect(note).toHaveCount(0);

  await new AppWindow(page).goTo("History");
  await expect(new HistoryView(page).rows()).toContainText([
    "bridge: 1.0.0 is supported",
    "loopback: 1.1.0 is not supported",
  ]);
});

test("what libcni makes of an operation is said before it is run, and kept with the run", async ({
  home,
  launch,
}) => {
  home.addNetwork("01-unchecked.conflist", uncheckedNet);
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("legacy-net");
  await expect(run.operationNote()).toHaveText("Attaches the namespace to the network.");
  await run.operation("CHECK").hover();
  await expect(run.operationNote()).toContainText("CHECK came with CNI 0.4.0.");
  await run.operation("ADD").focus();
  await run.operation("DEL").hover();
  await expect(run.operationNote()).toHaveText("Detaches the namespace from the network.");
  await run.openMenu();
  await expect(run.menuItem("STATUS")).toContainText("asks no plugin");
  await expect(run.menuItem("GC")).toContainText("only runs DEL for each cached attachment");
  await expect(run.menuItem("VERSION")).not.toContainText("CNI 1.1.0");
  expect(await complaintsOfAxe(page)).toEqual([]);
  await run.menuItem("STATUS").click();
  await run.panel.waitFor("skipped");
  await expect(run.panel.region).toContainText("STATUS came with version 1.1.0");
  await run.run("CHECK", "failed");
  await expect(run.panel.alert()).toContainText("does not support the CHECK command");

  await run.chooseNetwork("unchecked-net");
  await run.operation("CHECK").focus();
  await expect(run.operationNote()).toContainText("The network sets disableCheck");
  await run.run("CHECK", "skipped");
  await expect(run.panel.region).toContainText("disableCheck");
  // Nothing is removed, so nothing is asked.
  await run.chooseFromMenu("GC");
  await expect(run.panel.region.getByRole("heading", { level: 2 })).toHaveText("Run 4");
  await run.panel.waitFor("skipped");
  await expect(new AppWindow(page).dialog()).toHaveCount(0);
});
