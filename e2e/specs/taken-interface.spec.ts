import { expect, test } from "../fixtures/test.ts";
import { RunView } from "../pages/run-view.ts";

test("where another network has the interface, its DEL is the way out and not that of the wrong one", async ({
  page,
  lab,
}) => {
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");

  await run.chooseNetwork("shaped-net");
  await run.run("ADD", "failed");
  await expect(run.panel.alert()).toContainText("eth0 belongs to lab-net");
  await expect(run.panel.button("Clean up with DEL")).toBeHidden();

  await run.panel.button("Choose lab-net").click();
  await expect(run.network("lab-net")).toHaveAttribute("aria-selected", "true");
  await run.chooseNetwork("shaped-net");
  await run.panel.button("Clean up with DEL of lab-net").click();
  await expect(run.panel.region).toContainText("DEL");
  await run.panel.waitFor("succeeded");
  expect(Object.keys(lab.interfaces("demo1"))).not.toContain("eth0");
});

test("where the same network has it, its DEL is the way out", async ({ page }) => {
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");
  await run.run("ADD", "failed");
  await run.panel.button("Clean up with DEL").click();
  await run.panel.waitFor("succeeded");
});
