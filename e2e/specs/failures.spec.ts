import { babblingNet, refusingNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

test("a plugin that fails is heard in its own words, and the history has them", async ({ home, launch }) => {
  home.addNetwork("01-refusing.conflist", refusingNet);
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("refusing-net");

  await run.run("ADD", "failed");
  await expect(run.panel.alert()).toContainText("refusing failed");
  await expect(run.panel.alert()).toContainText("no room left on bridge test0");
  await expect(run.panel.alert()).toContainText("all 4 ports are taken");
  await expect(run.panel.alert()).toContainText("CNI error code 123");
  await expect(run.panel.stepState("refusing", "failed")).toBeVisible();
  await expect(await run.panel.openStep("refusing", "exit")).toContainText(/Exit code\s*1/);

  await run.panel.button("Clean up with DEL").click();
  await run.panel.waitFor("succeeded");

  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  await expect(history.rows()).toContainText([
    /DEL.*refusing-net/,
    /ADD.*refusing-net.*no room left on bridge/,
  ]);
});

test("an answer that is no result fails the run and is shown as it came", async ({ home, launch }) => {
  home.addNetwork("01-babbling.conflist", babblingNet);
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("babbling-net");

  await run.run("ADD", "failed");
  await expect(run.panel.alert()).toContainText("invalid character 'H' looking for beginning of value");
  await expect(run.panel.row("babbling").getByRole("note")).toHaveText(
    "Not JSON from line 1, column 1, after 0 bytes:▸Hello! I am afraid that I am not JSON.",
  );
  expect(await run.panel.stepText("babbling", "stdout")).toContain("I am afraid that I am not JSON.");
  expect(await run.panel.stepText("babbling", "stderr")).toContain("babbling: something to stderr");
});

test("a plugin that is nowhere is named with the directories that were searched", async ({
  home,
  launch,
}) => {
  home.addNetwork("01-absent.conflist", {
    cniVersion: "1.0.0",
    name: "absent-net",
    plugins: [{ type: "no-such-plugin" }],
  });
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("absent-net");

  await run.run("ADD", "failed");
  await expect(run.panel.alert()).toContainText('failed to find plugin "no-such-plugin" in path');
  await expect(await run.panel.openStep("no-such-plugin", "search path")).toContainText("/usr/lib/cni");
});

test("a broken file says where it is broken and shows the place, and cannot be run", async ({ page }) => {
  const run = new RunView(page);
  await expect(run.network("99-broken.conf")).toContainText(/line 5, col(umn)? 3/i);
  await run.chooseNetwork("99-broken.conf");
  await expect(run.form).toContainText(/line 5, col(umn)? 3/i);
  await expect(run.form).toContainText("invalid character '\"' after object key:value pair");
  const excerpt = run.form.getByRole("region", { name: "Line 5 and around it" });
  await expect(excerpt).toContainText('"type": "bridge"');
  await expect(excerpt).toContainText("a comma is missing at the end of this line");
  await expect(run.operation("ADD")).toHaveCount(0);
});

test("a file that is mended or broken is judged anew at once", async ({ page, home }) => {
  const run = new RunView(page);
  await expect(run.network("99-broken.conf")).toBeVisible();
  home.addNetwork("99-broken.conf", { cniVersion: "1.0.0", name: "mended", type: "loopback" });
  await expect(run.network("mended")).toBeVisible();
  home.addNetwork("10-lab-net.conflist", '{ "cniVersion": "1.0.0",\n  "name": }');
  await expect(run.network("10-lab-net.conflist")).toContainText(/line 2, col(umn)? 11/i);
  // A file whose name says that it holds one plugin, and a list in it.
  home.addNetwork("98-list.conf", { cniVersion: "1.0.0", name: "list", plugins: [{ type: "loopback" }] });
  await run.chooseNetwork("98-list.conf");
  await expect(run.form).toContainText("Rename the file to end in “.conflist” if it holds “plugins”");
});

test("what libcni would refuse is said while typing, and ADD waits", async ({ page }) => {
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  await expect(run.operation("ADD")).toBeEnabled();

  for (const [name, rule] of [
    ["", "interface name is empty"],
    ["a-name-too-long0", "interface name is too long; interface name should be less than 16 characters"],
    ["..", "interface name is . or .."],
    ["eth/0", "interface name contains / or : or whitespace characters"],
  ] as const) {
    await run.field("Interface").fill(name);
    await expect(run.form.getByText(rule).first()).toBeVisible();
    await expect(run.field("Interface")).toHaveAttribute("aria-invalid", "true");
    await expect(run.operation("ADD")).toBeDisabled();
  }
  await run.field("Interface").fill("net1");
  await expect(run.operation("ADD")).toBeEnabled();

  await run.typeContainerId("-no/good");
  await expect(run.form.getByText("invalid characters in containerID").first()).toBeVisible();
  await expect(run.operation("ADD")).toBeDisabled();
  await page.keyboard.press("Control+Enter");
  await expect(run.panel.region).toHaveCount(0);
  await run.typeContainerId("good_one-1.x");
  await expect(run.operation("ADD")).toBeEnabled();
});
