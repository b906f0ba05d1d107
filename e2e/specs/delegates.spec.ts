import { expect, test } from "../fixtures/test.ts";
import { RunView } from "../pages/run-view.ts";

test("what a plugin runs itself is shown below it, with its own stdin, environment and answer", async ({
  launch,
}) => {
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");

  const calls = run.panel.delegates("bridge");
  await expect(calls).toHaveText([/^host-local\s*ADD\s*called by bridge/]);
  await expect(calls.getByRole("img", { name: "succeeded" })).toBeVisible();
  const answer = JSON.parse(await run.panel.delegateText("bridge", "host-local", "stdout"));
  await expect(calls).toContainText(answer.ips[0].address);
  // A plugin hands the delegate its own stdin.
  const stdin = JSON.parse(await run.panel.delegateText("bridge", "host-local", "stdin"));
  expect(stdin).toMatchObject({ type: "bridge", name: "lab-net", ipam: { type: "host-local" } });
  const env = await run.panel.openDelegate("bridge", "env");
  const cniPath = env.getByText("CNI_PATH", { exact: true }).locator("xpath=following-sibling::dd[1]");
  await expect(cniPath).not.toContainText("cnitool-desktop");
  await run.panel.button("What plugins call was recorded").click();
  await expect(run.panel.region).toContainText("/run/cnitool-desktop-delegates-");

  // It is kept with the run.
  await page.reload();
  await run.run("DEL", "succeeded");
  await expect(calls).toHaveText([/^host-local\s*DEL\s*called by bridge/]);
  const removed = JSON.parse(await run.panel.delegateText("bridge", "host-local", "stdin"));
  expect(removed).toMatchObject({ type: "bridge", ipam: { type: "host-local" } });
  await expect(await run.panel.openDelegate("bridge", "exit")).toContainText("Exit code0");

  // A run without leaves the plugin's CNI_PATH alone.
  await page.getByRole("switch", { name: "Record what plugins call" }).click();
  await run.run("ADD", "succeeded");
  await expect(run.panel.stepState("bridge", "succeeded")).toBeVisible();
  await expect(calls).toHaveCount(0);
  await expect(run.panel.region.getByText("What plugins call was recorded")).toHaveCount(0);
});
