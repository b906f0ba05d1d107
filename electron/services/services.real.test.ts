import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeUnless } from "../../e2e/fixtures/describe-unless.ts";
import { runsWith } from "../../shared/history/run-query.ts";
import { applyRunEvent } from "../../shared/run/apply-run-event.ts";
import type { Operation } from "../../shared/run/operation.ts";
import type { RunRecord, RunRequest } from "../../shared/run/run-record.ts";
import type { NetworkNamespace } from "../../shared/target/network-namespace.ts";
import { programPaths } from "../platform/paths.ts";
import { sampleFiles } from "../sample-networks/sample-files.ts";
import { probeLab } from "../target/launch/probe-lab.ts";
import { createServices, type Services } from "./create-services.ts";

const probe = await probeLab();
if (!probe.possible) console.warn(`skipped: this machine offers no lab. ${probe.reason} ${probe.advice}`);

const forever = { signal: new AbortController().signal };

describeUnless(probe.possible ? null : probe.reason, "the sample networks in a real lab", () => {
  let home: string;
  let services: Services;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), "services-real-"));
    services = await open();
  });
  afterAll(async () => {
    await services.close();
    rmSync(home, { recursive: true, force: true });
  });

  const open = () =>
    createServices({
      paths: programPaths({}, home),
      launch: {
        node: { execPath: process.execPath, env: {} },
        helperFile: fileURLToPath(new URL("../target/helper/main.ts", import.meta.url)),
      },
      hostInfo: { host: "chromium", browserVersion: "none" },
    });

  function requestOf(file: string, operation: Operation, netns: string, capabilityArgs = ""): RunRequest {
    const text = sampleFiles.find(({ name }) => name === file)?.text ?? "";
    return {
      operation,
      targetId: "lab",
      network: {
        name: "whatever the window says",
        file: join(programPaths({}, home).labNetworksDir, file),
        bytes: { encoding: "utf8", text },
      },
      runtimeConf: { containerId: "c1", netns, ifName: "eth0", args: [], capabilityArgs },
    };
  }

  /** Runs to the end, and holds what was streamed against what is kept. */
  async function run(request: RunRequest): Promise<RunRecord> {
    const { id } = await services.handlers["runs.start"](request, forever);
    let shown: RunRecord | null = null;
    for await (const event of services.handlers["runs.watch"]({ id }, forever)) {
      if (event.type === "record") shown = event.record;
      else if (shown !== null) shown = applyRunEvent(shown, event);
    }
    const kept = await services.handlers["history.get"]({ id }, forever);
    expect(kept).toEqual(shown);
    return kept;
  }

  async function namespaceOf(name: string): Promise<NetworkNamespace | undefined> {
    for await (const all of services.handlers["namespaces.watch"]({ targetId: "lab" }, forever)) {
      return all.find((namespace) => namespace.name === name);
    }
    return undefined;
  }

  test.each([
    ["10-lab-net.conflist", "lab-net", "10.88.", ""],
    ["20-ptp-net.conflist", "ptp-net", "10.89.0.", ""],
    [
      "30-ports-net.conflist",
      "ports-net",
      "10.90.0.",
      '{"portMappings":[{"hostPort":8080,"containerPort":80,"protocol":"tcp"}]}',
    ],
    [
      "40-shaped-net.conflist",
      "shaped-net",
      "10.91.0.",
      '{"mac":"02:11:22:33:44:55","bandwidth":{"ingressRate":1000000,"ingressBurst":80000,"egressRate":1000000,"egressBurst":80000}}',
    ],
    ["60-legacy-net.conf", "legacy-net", "10.92.0.", ""],
  ])("%s attaches and detaches", async (file, network, subnet, capabilityArgs) => {
    const { path } = await services.handlers["namespaces.create"](
      { targetId: "lab", name: network },
      forever,
    );

    const added = await run(requestOf(file, "ADD", path, capabilityArgs));
    expect(added).toMatchObject({ outcome: "succeeded", error: null });
    expect(added.network.name).toBe(network);
    expect(added.steps.map((step) => step.state)).toEqual(added.pluginTypes.map(() => "succeeded"));
    const address = (await namespaceOf(network))?.interfaces.find(({ name }) => name === "eth0")
      ?.addresses[0];
    expect(address).toMatch(new RegExp(`^${subnet.replaceAll(".", "\\.")}`));
    const page = await services.handlers["history.page"]({ query: runsWith({ network }), limit: 1 }, forever);
    expect(page.runs[0]?.headline).toBe(address);

    const deleted = await run(requestOf(file, "DEL", path, capabilityArgs));
    expect(deleted).toMatchObject({ outcome: "succeeded", error: null });
    expect((await namespaceOf(network))?.interfaces).toEqual([]);
  });

  test("loopback attaches and detaches", async () => {
    const { path } = await services.handlers["namespaces.create"]({ targetId: "lab", name: "lo" }, forever);
    for (const operation of ["ADD", "DEL"] as const) {
      const request = requestOf("50-loopback.conflist", operation, path);
      const conf = { ...request.runtimeConf, ifName: "lo" };
      expect(await run({ ...request, runtimeConf: conf })).toMatchObject({ outcome: "succeeded" });
    }
  });

  test("the broken one is a failed run with the reference's own words", async () => {
    const record = await run(requestOf("99-broken.conf", "ADD", "/run/netns/x"));
    expect(record).toMatchObject({ outcome: "failed", steps: [], error: { code: "INVALID_REQUEST" } });
    expect(record.error?.message).toContain("invalid character '\"' after object key:value pair");
  });

  test("every operation of the contract runs", async () => {
    const { path } = await services.handlers["namespaces.create"]({ targetId: "lab", name: "all" }, forever);
    const outcomes: (readonly [string, string])[] = [];
    for (const operation of ["VERSION", "STATUS", "ADD", "CHECK", "GC"] as const) {
      outcomes.push([operation, (await run(requestOf("10-lab-net.conflist", operation, path))).outcome]);
    }
    expect(outcomes).toEqual([
      ["VERSION", "succeeded"],
      ["STATUS", "skipped"],
      ["ADD", "succeeded"],
      ["CHECK", "succeeded"],
      ["GC", "succeeded"],
    ]);
    expect((await namespaceOf("all"))?.interfaces).toEqual([]);
  });

  test.each(["/proc/1/ns/net", "/proc/self/ns/net"])("%s, the lab's own, is refused", async (netns) => {
    const record = await run(requestOf("10-lab-net.conflist", "ADD", netns));
    expect(record).toMatchObject({ outcome: "failed", steps: [] });
    expect(record.error?.message).toContain("the lab itself");
  });

  test("a restart shows every run as it was shown", async () => {
    const shown = new Map<number, RunRecord>();
    const { runs } = await services.handlers["history.page"]({ query: {}, limit: 500 }, forever);
    for (const { id } of runs) shown.set(id, await services.handlers["history.get"]({ id }, forever));
    await services.close();
    services = await open();
    expect(shown.size).toBeGreaterThan(15);
    for (const [id, record] of shown) {
      expect(await services.handlers["history.get"]({ id }, forever)).toEqual(record);
    }
  });
});
