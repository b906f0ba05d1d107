import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeUnless } from "../../e2e/fixtures/describe-unless.ts";
import { scriptOfRun } from "../../shared/export/script-of-run.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { programPaths } from "../platform/paths.ts";
import { sampleFiles } from "../sample-networks/sample-files.ts";
import { env, labsOfThisFile, probe, shIn, text } from "../target/launch/lab-test-kit.ts";
import type { Target } from "../target/target.ts";
import { createServices, type Services } from "./create-services.ts";

const forever = { signal: new AbortController().signal };
const netns = "/run/netns/demo1";

/** Networks of the samples, with arguments for what their plugins are capable of. */
const networks = [
  ["10-lab-net.conflist", ""],
  ["30-ports-net.conflist", '{"portMappings":[{"hostPort":8080,"containerPort":80,"protocol":"tcp"}]}'],
] as const;

describeUnless(probe.possible ? null : probe.reason, "the script of a run", () => {
  const labs = labsOfThisFile();
  let home: string;
  let services: Services;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), "script-real-"));
    services = await createServices({
      paths: programPaths({}, home),
      launch: {
        node: { execPath: process.execPath, env: {} },
        helperFile: fileURLToPath(new URL("../target/helper/main.ts", import.meta.url)),
      },
      hostInfo: { host: "chromium", browserVersion: "none" },
    });
    await services.handlers["namespaces.create"]({ targetId: "lab", name: "demo1" }, forever);
  });
  afterAll(async () => {
    await services.close();
    rmSync(home, { recursive: true, force: true });
  });

  async function run(file: string, operation: "ADD" | "DEL", capabilityArgs: string): Promise<RunRecord> {
    const bytes = sampleFiles.find(({ name }) => name === file)?.text ?? "";
    const { id } = await services.handlers["runs.start"](
      {
        operation,
        targetId: "lab",
        network: {
          name: file,
          file: join(programPaths({}, home).labNetworksDir, file),
          bytes: { encoding: "utf8", text: bytes },
        },
        runtimeConf: { containerId: "c1", netns, ifName: "eth0", args: [], capabilityArgs },
      },
      forever,
    );
    for await (const _ of services.handlers["runs.watch"]({ id }, forever));
    return services.handlers["history.get"]({ id }, forever);
  }

  test.each(networks)("%s: does the same in a fresh lab, and takes it back", async (file, capabilityArgs) => {
    const added = await run(file, "ADD", capabilityArgs);
    const attached = await attachmentOf(services);
    const deleted = await run(file, "DEL", capabilityArgs);
    expect([added.outcome, deleted.outcome]).toEqual(["succeeded", "succeeded"]);
    expect(attached).toEqual([expect.stringMatching(/^10\./)]);

    const lab = await labs.startLab();
    await shIn(lab, "ip netns add demo1");
    const repeated = await execute(lab, scriptOfRun(added));
    expect(repeated.map(withoutNewNames)).toEqual(
      added.steps.map(({ stdout }) => withoutNewNames(jsonOf(stdout))),
    );
    const addresses = "ip -n demo1 -o -4 addr show dev eth0 | awk '{ print $4 }'";
    expect((await shIn(lab, addresses)).trim()).toBe(attached[0]);
    const forwards = (await shIn(lab, "iptables -t nat -S")).includes("--dport 8080");
    expect(forwards).toBe(capabilityArgs !== "");

    expect(await execute(lab, scriptOfRun(deleted))).toEqual([]);
    expect(await shIn(lab, "ip -n demo1 -o link | grep -c eth0 || true")).toBe("0\n");
  });
});

/** Addresses of eth0 in the services' lab. */
async function attachmentOf(services: Services): Promise<readonly string[]> {
  for await (const all of services.handlers["namespaces.watch"]({ targetId: "lab" }, forever)) {
    const eth0 = all.find(({ name }) => name === "demo1")?.interfaces.find(({ name }) => name === "eth0");
    return eth0?.addresses.filter((address) => !address.includes(":")) ?? [];
  }
  return [];
}

/** Runs a script in a lab; the results that plugins printed. */
async function execute(lab: Target, script: string): Promise<readonly unknown[]> {
  const { exitCode, stdout, stderr } = await lab.exec({
    argv: ["/bin/sh"],
    env,
    stdin: new TextEncoder().encode(script),
  });
  expect(`${text(stderr)}exit status ${exitCode}`).toBe("exit status 0");
  const results = text(stdout).split(/(?<=^\})\n?/m);
  return results.filter((result) => result !== "").map((result) => JSON.parse(result));
}

function jsonOf(bytes: RunRecord["result"]): unknown {
  return bytes?.encoding === "utf8" ? JSON.parse(bytes.text) : null;
}

/** What the bridge plugin chooses anew each time: MAC addresses, and the name of the end of a veth pair. */
function withoutNewNames(result: unknown): unknown {
  return JSON.parse(
    JSON.stringify(result)
      .replaceAll(/"veth[0-9a-f]{8}"/g, '"veth"')
      .replaceAll(/"(?:[0-9a-f]{2}:){5}[0-9a-f]{2}"/g, '"mac"'),
  );
}
