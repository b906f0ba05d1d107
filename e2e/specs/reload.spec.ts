import { sleepingNet } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { RunView } from "../pages/run-view.ts";

test("a window that is loaded anew goes on with the run that is under way", async ({ home, launch }) => {
  home.addNetwork("01-sleeping.conflist", sleepingNet);
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("sleeping-net");
  const id = await run.start("ADD");
  await expect(run.panel.stepState("sleeping", "running")).toBeVisible();

  await page.reload();
  await expect(run.panel.region).toHaveAccessibleName(`Run ${id}`);
  await run.panel.waitFor("running");
  await expect(run.panel.stepState("loopback", "succeeded")).toBeVisible();
  await expect(run.panel.stepState("sleeping", "running")).toBeVisible();
  await run.panel.button("Cancel").click();
  await run.panel.waitFor("cancelled");
});
