import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeUnless } from "../../../e2e/fixtures/describe-unless.ts";
import { applyRunEvent } from "../../../shared/run/apply-run-event.ts";
import type { PluginFault } from "../../../shared/run/plugin-fault.ts";
import type { RunRecord, RunStart } from "../../../shared/run/run-record.ts";
import { programPaths } from "../../platform/paths.ts";
import { probeLab } from "../../target/launch/probe-lab.ts";
import { createServices, type Services } from "../create-services.ts";
import { hangingProcesses } from "./hanging-processes.ts";

const probe = await probeLab();
if (!probe.possible) console.warn(`skipped: this machine offers no lab. ${probe.reason} ${probe.advice}`);

const forever = { signal: new AbortController().signal };
const network = JSON.stringify({
  cniVersion: "1.0.0",
  name: "fault-net",
  plugins: [
    {
      type: "bridge",
      bridge: "fault0",
      ipam: { type: "host-local", ranges: [[{ subnet: "10.98.0.0/24" }]] },
    },
    { type: "tuning", sysctl: { "net.ipv4.conf.all.arp_filter": "1" } },
    { type: "portmap", capabilities: { portMappings: true } },
  ],
});

interface Case {
  readonly fault: PluginFault;
  readonly run: object;
  readonly step: object;
  readonly headline: RegExp;
  /** What the namespace has afterwards; `null` for one that is gone. */
  readonly interfaces: readonly string[] | null;
}

const failed = (error: object) => ({ outcome: "failed", error });
const cases: readonly Case[] = [
  {
    fault: { kind: "error", code: 100, msg: "disk full", details: "on /var" },
    run: failed({ code: "PLUGIN_FAILED", cni: { code: 100, msg: "disk full", details: "on /var" } }),
    step: {
      exitCode: 1,
      stdout: { text: '{"cniVersion":"1.0.0","code":100,"msg":"disk full","details":"on /var"}' },
    },
    headline: /^fault injected \(CNI error 100\): tuning: disk full; on \/var$/,
    interfaces: ["eth0"],
  },
  {
    fault: { kind: "garbage", place: "instead", text: "Segmentation fault" },
    run: failed({ code: "INVALID_RESULT" }),
    step: { exitCode: 0, stdout: { text: "Segmentation fault" } },
    headline: /^fault injected \(garbage instead of an answer\): tuning: /,
    interfaces: ["eth0"],
  },
  {
    fault: { kind: "garbage", place: "before", text: 'level=info msg="starting"\n' },
    run: failed({ code: "INVALID_RESULT" }),
    step: { exitCode: 0, stdout: { text: expect.stringMatching(/^level=info msg="starting"\n\{\s*"/) } },
    headline: /^fault injected \(garbage before its answer\): tuning: /,
    interfaces: ["eth0"],
  },
  {
    fault: { kind: "signal", signal: "SIGSEGV" },
    run: failed({ code: "PLUGIN_FAILED" }),
    step: { exitCode: null, signal: "SIGSEGV" },
    headline: /^fault injected \(dies by SIGSEGV\): tuning: .*segmentation fault/,
    interfaces: ["eth0"],
  },
  {
    fault: { kind: "exit", exitCode: 3 },
    run: failed({ code: "PLUGIN_FAILED" }),
    step: { exitCode: 3, stdout: { text: "" }, stderr: { text: "" } },
    headline: /^fault injected \(exit status 3 without output\): tuning: /,
    interfaces: ["eth0"],
  },
  {
    fault: { kind: "namespace" },
    run: failed({ code: "PLUGIN_FAILED", cni: { msg: expect.stringContaining("/run/netns/namespace") } }),
    step: { exitCode: 1 },
    headline: /^fault injected \(namespace removed first\): tuning: /,
    interfaces: null,
  },
  {
    fault: { kind: "hang" },
    run: { outcome: "cancelled", error: null },
    step: { state: "cancelled", signal: "SIGTERM" },
    headline: /^fault injected \(hangs\)$/,
    interfaces: ["eth0"],
  },
];

const allocationsLeft = ({ changes }: RunRecord) =>
  changes?.remains
    ?.filter(({ kind, shared }) => kind === "allocation" && shared === null)
    .map(({ text }) => text);

describeUnless(
  probe.possible ? null : probe.reason,
  "a fault in the second of three plugins, in a real lab",
  () => {
    let home: string;
    let services: Services;
    beforeAll(async () => {
      home = mkdtempSync(join(tmpdir(), "faults-real-"));
      services = await createServices({
        paths: programPaths({}, home),
        launch: {
          node: { execPath: process.execPath, env: {} },
          helperFile: fileURLToPath(new URL("../../target/helper/main.ts", import.meta.url)),
        },
        hostInfo: { host: "chromium", browserVersion: "none" },
      });
    });
    afterAll(async () => {
      await services.close();
      rmSync(home, { recursive: true, force: true });
    });

    const requestOf = (netns: string): RunStart => ({
      operation: "ADD",
      targetId: "lab",
      network: {
        name: "fault-net",
        file: join(programPaths({}, home).labNetworksDir, "fault.conflist"),
        bytes: { encoding: "utf8", text: network },
      },
      runtimeConf: { containerId: "c1", netns, ifName: "eth0", args: [], capabilityArgs: "" },
      recordDelegates: true,
    });

    /** Runs to the end; what hangs is cancelled once its process is there. */
    async function run(request: RunStart): Promise<RunRecord> {
      const { id } = await services.handlers["runs.start"](request, forever);
      let record: RunRecord | null = null;
      let isCancelled = false;
      for await (const event of services.handlers["runs.watch"]({ id }, forever)) {
        if (event.type === "record") record = event.record;
        else if (record !== null) record = applyRunEvent(record, event);
        const hangs = record?.fault?.fault.kind === "hang" && record.steps[1]?.state === "running";
        if (!hangs || isCancelled) continue;
        isCancelled = true;
        await expect.poll(() => hangingProcesses(`CNI_NETNS=${request.runtimeConf.netns}`)).toHaveLength(1);
        await services.handlers["runs.cancel"]({ id }, forever);
      }
      return services.handlers["history.get"]({ id }, forever);
    }

    async function interfacesOf(name: string): Promise<readonly string[] | null> {
      for await (const all of services.handlers["namespaces.watch"]({ targetId: "lab" }, forever)) {
        const found = all.find((namespace) => namespace.name === name);
        return found?.interfaces.map((one) => one.name).filter((one) => one !== "lo") ?? null;
      }
      return null;
    }

    test.each(cases)("$fault", async ({ fault, headline, interfaces, ...expected }) => {
      const name = "place" in fault ? `garbage-${fault.place}` : fault.kind;
      const { path } = await services.handlers["namespaces.create"]({ targetId: "lab", name }, forever);
      const plan = { pluginIndex: 1, fault };
      const record = await run({ ...requestOf(path), fault: plan });
      expect(record).toMatchObject({ ...expected.run, fault: plan });
      expect(record.steps).toMatchObject([{ state: "succeeded" }, expected.step]);
      expect(await interfacesOf(name)).toEqual(interfaces);
      const page = await services.handlers["history.page"]({ query: {}, limit: 1 }, forever);
      expect(page.runs[0]?.headline).toMatch(headline);
      // What is left is listed, and the DEL, into which nobody injects anything, removes it.
      expect(allocationsLeft(record)).toEqual([expect.stringContaining("10.98.0.")]);
      const undone = await run({ ...requestOf(path), operation: "DEL" });
      expect(undone).toMatchObject({ outcome: "succeeded" });
      expect(undone).not.toHaveProperty("fault");
      expect(allocationsLeft(undone)).toEqual([]);
    });

    test("is refused on this host", async () => {
      const onHost: RunStart = { ...requestOf("/run/netns/x"), targetId: "host" };
      const fault = { pluginIndex: 1, fault: { kind: "hang" } } as const;
      await expect(services.handlers["runs.start"]({ ...onHost, fault }, forever)).rejects.toMatchObject({
        data: { code: "REFUSED", message: "Faults are injected in the lab alone." },
      });
    });
  },
);
