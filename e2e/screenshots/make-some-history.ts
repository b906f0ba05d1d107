import type { Page } from "@playwright/test";
import { RunView } from "../pages/run-view.ts";

/** An ordinary morning in a lab: a few attachments, one that was forgotten and is in the way, and its repair. */
export async function makeSomeHistory(page: Page): Promise<void> {
  const run = new RunView(page);
  for (const name of ["db", "web"]) await run.createNamespace(name);

  await run.chooseNamespace("db");
  await run.chooseNetwork("loopback");
  await run.field("Interface").fill("lo");
  await run.run("ADD", "succeeded");
  await run.field("Interface").fill("eth0");
  await run.chooseNetwork("ptp-net");
  await run.run("ADD", "succeeded");
  await run.run("DEL", "succeeded");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");
  await run.run("CHECK", "succeeded");

  await run.chooseNamespace("web");
  await run.chooseNetwork("shaped-net");
  await run.field("Interface").fill("eth1");
  await run.typeCapability("bandwidth", '{"ingressRate": 8000000, "ingressBurst": 1000000}');
  await run.run("ADD", "succeeded");
  await run.typeCapability("bandwidth", "");
  await run.field("Interface").fill("eth0");
  await run.chooseNetwork("lab-net");
  await run.run("ADD", "succeeded");
  await run.chooseNetwork("ports-net");
  await run.addPortMapping(8080, 80);
  await run.run("ADD", "failed");
  await run.chooseNetwork("lab-net");
  await run.run("DEL", "succeeded");
  await run.chooseNetwork("ports-net");
  await run.run("ADD", "succeeded");
}
