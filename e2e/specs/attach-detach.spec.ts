import { hostNetwork } from "../fixtures/kernel.ts";
import { expect, test } from "../fixtures/test.ts";
import { AppWindow } from "../pages/app-window.ts";
import { HistoryView } from "../pages/history-view.ts";
import { RunView } from "../pages/run-view.ts";

const sampleNetworks = ["lab-net", "ptp-net", "ports-net", "shaped-net", "loopback", "legacy-net"];

test("the first start shows the sample networks and a lab that is ready", async ({ page, lab }) => {
  await new AppWindow(page).waitUntilLabReady();
  const run = new RunView(page);
  for (const name of [...sampleNetworks, "99-broken.conf"]) await expect(run.network(name)).toBeVisible();
  await expect(run.networks().getByRole("option")).toHaveCount(sampleNetworks.length + 1);
  await expect(run.operation("ADD")).toBeDisabled();
  expect(lab.namespaces()).toEqual([]);
  expect(lab.labInterfaces()).toEqual([]);
});

test("ADD attaches a namespace to lab-net, DEL detaches it, and the history has both", async ({
  page,
  lab,
}) => {
  const hostBefore = hostNetwork();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  expect(lab.namespaces()).toEqual(["demo1"]);
  await run.chooseNetwork("lab-net");

  await run.run("ADD", "succeeded");
  await expect(run.panel.rows()).toHaveCount(1);
  await expect(run.panel.stepState("bridge", "succeeded")).toBeVisible();
  const stdout = await run.panel.openStep("bridge", "stdout");
  await expect(stdout).toContainText('"sandbox": "/run/netns/demo1"');
  await run.panel.open("Result");
  const row = run.panel.table("IPs").getByRole("row").filter({ hasText: "eth0" });
  await expect(row).toContainText("10.88.0.1");
  const address = (await row.getByRole("cell").first().textContent()) ?? "";
  expect(address).toMatch(/^10\.88\.\d+\.\d+\/16$/);
  expect(lab.interfaces("demo1")).toEqual({ eth0: [address] });
  expect(lab.files("/var/lib/cni/results")).toEqual([
    expect.stringMatching(/^lab-net-cnitool-[0-9a-f]{20}-eth0$/),
  ]);

  await run.run("DEL", "succeeded");
  expect(lab.interfaces("demo1")).toEqual({});
  expect(lab.files("/var/lib/cni/results")).toEqual([]);
  expect(hostNetwork()).toBe(hostBefore);

  await new AppWindow(page).goTo("History");
  const history = new HistoryView(page);
  await expect(history.rows()).toContainText([/DEL.*lab-net.*demo1/, /ADD.*lab-net.*demo1/]);
  await expect(history.rows().nth(1)).toContainText(address);
});
