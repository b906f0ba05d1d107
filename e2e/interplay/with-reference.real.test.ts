import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { buildReference } from "../../bench/reference/build-reference.ts";
import { CniConfig } from "../../electron/libcni/cni-config.ts";
import { loadNetworkConfList } from "../../electron/libcni/conf/load-conf-list.ts";
import type { NetworkConfigList } from "../../electron/libcni/conf/network-config-list.ts";
import { deriveContainerId } from "../../electron/libcni/derive-container-id.ts";
import type { ProcessResult } from "../../electron/platform/process-result.ts";
import { launchLab } from "../../electron/target/launch/lab.ts";
import { probeLab } from "../../electron/target/launch/probe-lab.ts";
import type { Target } from "../../electron/target/target.ts";
import { describeUnless } from "../fixtures/describe-unless.ts";

const root = join(import.meta.dirname, "../..");
const reference = buildReference(join(root, ".cache/reference"));
const probe = await probeLab();
const impossible = "missing" in reference ? reference.missing : probe.possible ? null : probe.reason;

const pluginPath = ["/opt/cni/bin", "/usr/lib/cni", "/usr/libexec/cni"];
const network = {
  cniVersion: "1.0.0",
  name: "interplay",
  plugins: [
    {
      type: "bridge",
      bridge: "interplay0",
      isGateway: true,
      ipMasq: true,
      ipam: {
        type: "static",
        addresses: [{ address: "10.88.0.2/24", gateway: "10.88.0.1" }],
        routes: [{ dst: "0.0.0.0/0" }],
      },
      dns: { nameservers: ["10.88.0.1"], search: ["a<b>&c"] },
    },
    {
      type: "tuning",
      name: "own",
      mtu: 1400,
      capabilities: { mac: true },
      sysctl: { "net.ipv4.conf.eth0.arp_filter": "1" },
    },
    { type: "firewall", backend: "iptables" },
  ],
};
const netns = "/run/netns/interplay";
const conf = {
  containerId: deriveContainerId(netns),
  netns,
  ifName: "eth0",
  args: [
    ["IgnoreUnknown", "1"],
    ["K8S_POD_NAME", "é"],
  ],
  capabilityArgs: '{"mac":"02:00:00:00:88:02","unknown":{"<":[1e21,-0.0]}}',
} as const;
const entry = `/var/lib/cni/results/interplay-${conf.containerId}-eth0`;

/** One of the two that do CNI here. Each call rejects with what went wrong. */
interface Runtime {
  add(): Promise<unknown>;
  check(): Promise<unknown>;
  del(): Promise<unknown>;
}

describeUnless(impossible, "the engine and the reference, on what the other one did", () => {
  let scratch: string;
  let lab: Target;
  let list: NetworkConfigList;
  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), "interplay-"));
    await mkdir(join(scratch, "net.d"));
    await writeFile(join(scratch, "net.d", "interplay.conflist"), `${JSON.stringify(network, null, 2)}\n`);
    lab = await launchLab({
      node: { execPath: process.execPath, env: {} },
      helperFile: join(root, "electron/target/helper/main.ts"),
      allowedDirectories: [scratch, "/var/lib/cni"],
      pluginDirectories: pluginPath,
    });
    list = await loadNetworkConfList(lab.files, join(scratch, "net.d"), "interplay");
  });
  afterAll(async () => {
    await lab.close();
    await rm(scratch, { recursive: true, force: true });
  });
  beforeEach(() => lab.namespaces.create("interplay"));
  afterEach(() => lab.namespaces.delete("interplay"));

  const inheritedEnv = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" };
  const run = async (...argv: [string, ...string[]]): Promise<ProcessResult> => {
    const ended = await lab.exec({
      argv,
      env: {
        ...inheritedEnv,
        NETCONFPATH: join(scratch, "net.d"),
        CNI_PATH: pluginPath.join(":"),
        CNI_ARGS: conf.args.map((pair) => pair.join("=")).join(";"),
        CAP_ARGS: conf.capabilityArgs,
      },
      stdin: new Uint8Array(),
    });
    if (ended.exitCode !== 0) throw new Error(Buffer.from(ended.stderr).toString().trim());
    return ended;
  };
  const file = "file" in reference ? reference.file : "";
  const theirs: Runtime = {
    add: () => run(file, "add", "interplay", netns),
    check: () => run(file, "check", "interplay", netns),
    del: () => run(file, "del", "interplay", netns),
  };

  const cni = () => new CniConfig({ target: lab, pluginPath, cacheDir: "/var/lib/cni", inheritedEnv });
  const succeed = async (ending: ReturnType<CniConfig["addNetworkList"]>) => {
    const outcome = await ending;
    if (outcome.outcome === "failed") throw new Error(outcome.error.message);
    expect(outcome.outcome).toBe("succeeded");
  };
  const ours: Runtime = {
    add: () => succeed(cni().addNetworkList(list, conf)),
    check: () => succeed(cni().checkNetworkList(list, conf)),
    del: () => succeed(cni().delNetworkList(list, conf)),
  };

  const interfaces = async () =>
    (await lab.namespaces.list())
      .find(({ name }) => name === "interplay")
      ?.interfaces.map(({ name }) => name);

  /** Those of the firewall plugin, and of the bridge plugin for `ipMasq`. */
  const rules = async () => {
    const saved = await run("/bin/sh", "-c", "iptables-save");
    return Buffer.from(saved.stdout).toString();
  };

  test.each([
    ["the reference", "the engine", theirs, ours],
    ["the engine", "the reference", ours, theirs],
  ])("ADD by %s, CHECK and DEL by %s", async (_first, _second, first, second) => {
    await first.add();
    expect(await interfaces()).toEqual(["eth0"]);
    expect(await rules()).toContain("-A CNI-FORWARD -d 10.88.0.2");
    await second.check();
    await second.del();
    expect(await interfaces()).toEqual([]);
    expect(await lab.files.stat(entry)).toBeNull();
    expect(await rules()).not.toContain("10.88.0.2");
  });

  test("both find the same wrong, in the same words", async () => {
    await theirs.add();
    await run("/bin/sh", "-c", "ip -n interplay address flush dev eth0");
    const error = await theirs.check().catch((reason: unknown) => reason);
    if (!(error instanceof Error)) throw new Error("The reference found nothing.");
    expect(error.message).not.toBe("");
    await expect(ours.check()).rejects.toThrow(error.message);
    await ours.del();
  });

  test("both leave the same in the cache", async () => {
    const entries: { mode: number | undefined; text: string }[] = [];
    for (const runtime of [theirs, ours]) {
      await runtime.add();
      const mode = (await lab.files.stat(entry))?.mode;
      entries.push({ mode, text: Buffer.from(await lab.files.read(entry)).toString() });
      expect((await lab.files.list("/var/lib/cni/results")).map(({ name }) => name)).toHaveLength(1);
      await runtime.del();
    }
    const [reference, engine] = entries;
    // A later libcni keeps the path of the namespace as well; the rest is the same to the byte.
    expect(engine?.text).toContain(`"netns":"${netns}",`);
    expect(asLastTime(engine?.text.replace(`"netns":"${netns}",`, ""))).toBe(asLastTime(reference?.text));
    expect([engine?.mode, reference?.mode]).toEqual([0o600, 0o600]);
  });

  test("GC by the engine deletes what the reference added", async () => {
    await theirs.add();
    const inUse = [{ containerId: conf.containerId, ifName: "eth0" }];
    expect((await cni().gcNetworkList(list, inUse)).outcome).toBe("skipped");
    expect(await lab.files.stat(entry)).not.toBeNull();
    await succeed(cni().gcNetworkList(list, null));
    // This libcni does not keep the path of the namespace, without which the bridge plugin deletes nothing.
    expect(await rules()).not.toContain("-A CNI-FORWARD -d 10.88.0.2");
    expect(await lab.files.stat(entry)).toBeNull();
    await ours.del();
  });
});

/** An entry without what the kernel and the bridge plugin choose at random. */
function asLastTime(text: string | undefined): string | undefined {
  return text?.replace(/veth[0-9a-f]{8}/g, "veth").replace(/(?:[0-9a-f]{2}:){5}[0-9a-f]{2}/g, "mac");
}
