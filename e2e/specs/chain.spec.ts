import { join } from "node:path";
import { readText } from "../fixtures/home.ts";
import { recordedChain } from "../fixtures/networks.ts";
import { expect, test } from "../fixtures/test.ts";
import { RunView } from "../pages/run-view.ts";

test("a chain passes the result on, and each plugin gets only the capabilities that it declared", async ({
  home,
  launch,
}) => {
  const recordTo = home.makeDirectory("recorded");
  home.addNetwork("01-chain.conflist", recordedChain(recordTo));
  const { page } = await launch();
  const run = new RunView(page);
  await run.createNamespace("demo1");
  await run.chooseNetwork("chain-net");
  await run.addPortMapping(8080, 80);
  await run.typeCapability("mac", '"02:00:00:00:00:07"');
  await run.run("ADD", "succeeded");

  await expect(run.panel.rows()).toHaveText([/^bridge/, /^recording/, /^tuning/]);
  const stdinOf = async (plugin: string) => JSON.parse(await run.panel.stepText(plugin, "stdin"));
  const [bridge, recording, tuning] = [
    await stdinOf("bridge"),
    await stdinOf("recording"),
    await stdinOf("tuning"),
  ];
  // libcni leaves out a "dns" that holds nothing.
  const { dns: _, ...bridgeResult } = JSON.parse(await run.panel.stepText("bridge", "stdout"));
  expect(bridge).not.toHaveProperty("prevResult");
  expect(bridge).not.toHaveProperty("runtimeConfig");
  expect(recording.prevResult).toEqual(bridgeResult);
  expect(recording.runtimeConfig).toEqual({
    portMappings: [{ hostPort: 8080, containerPort: 80, protocol: "tcp" }],
  });
  expect(tuning.prevResult).toEqual(bridgeResult);
  expect(tuning.runtimeConfig).toEqual({ mac: "02:00:00:00:00:07" });

  // What the window shows is what the plugin was really given.
  expect(JSON.parse(readText(join(recordTo, "ADD.stdin")))).toEqual(recording);
  const env = await run.panel.openStep("recording", "env");
  for (const variable of readText(join(recordTo, "ADD.env"))
    .split("\n")
    .filter((line) => line.startsWith("CNI_"))) {
    const [name = "", value = ""] = variable.split(/=(.*)/);
    await expect(env.getByText(name, { exact: true }).locator("xpath=following-sibling::dd[1]")).toHaveText(
      value === "" ? "(empty)" : value,
    );
  }
});
