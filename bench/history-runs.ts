import type { NewRun } from "../electron/history/run-writer.ts";
import type { RunStep } from "../shared/run/run-step.ts";

/** Numbers from a seed, the same ones each time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const text = (value: unknown) => ({ encoding: "utf8", text: JSON.stringify(value, null, 2) }) as const;
const failures = [
  { code: 7, msg: "container veth name provided (eth0) already exists" },
  { code: 11, msg: "plugin is busy, try again later" },
  {
    code: 999,
    msg: "failed to allocate for range 0: no IP addresses available in range set: 10.0.0.1-10.0.0.254",
  },
] as const;

/** The begin of a run with its steps, and how it ends. */
export interface MadeRun {
  readonly begun: NewRun;
  readonly ended: Pick<NewRun, "outcome" | "durationMs" | "error" | "result" | "steps">;
}

/**
 * Makes the n-th run of a long history: 40 networks of the sizes of real bridge + portmap chains, 300 namespaces, the
 * operations and failures of a workshop, a run a minute.
 */
export function makeRun(n: number, random: () => number): MadeRun {
  const pick = (below: number) => Math.floor(random() * below);
  const pod = pick(300);
  // A namespace is attached to three networks.
  const net = (pod + 13 * pick(3)) % 40;
  const operation =
    (["ADD", "DEL", "ADD", "DEL", "CHECK", "ADD", "DEL", "STATUS"] as const)[pick(8)] ?? "ADD";
  const address = `10.${net}.${pick(256)}.${1 + pick(254)}/16`;
  const mac = [0, 1, 2].map(() => pick(256).toString(16).padStart(2, "0")).join(":");
  const containerId = `cnitool-${(pod * 7_919 + n).toString(16).padStart(20, "0")}`;
  const netns = `/run/netns/pod-${pod}`;
  const types = ["bridge", "portmap"];
  const bridge = { type: "bridge", bridge: `br${net}`, isGateway: true, ipMasq: true, mtu: 1500 - net };
  const ipam = {
    type: "host-local",
    ranges: [[{ subnet: `10.${net}.0.0/16` }]],
    routes: [{ dst: "0.0.0.0/0" }],
  };
  const config = {
    cniVersion: "1.0.0",
    name: `net-${net}`,
    plugins: [{ ...bridge, ipam }, { type: "portmap" }],
  };
  const result = {
    cniVersion: "1.0.0",
    interfaces: [
      { name: `br${net}`, mac: `5e:00:00:${mac}` },
      { name: `veth${pick(2 ** 32).toString(16)}`, mac: `ee:00:00:${mac}` },
      { name: "eth0", mac: `0a:58:0a:${mac}`, sandbox: netns },
    ],
    ips: [{ interface: 2, address, gateway: `10.${net}.0.1` }],
    routes: [{ dst: "0.0.0.0/0" }],
    dns: {},
  };
  const failed = random() < 0.12 ? failures[pick(failures.length)] : undefined;
  const error =
    failed === undefined
      ? null
      : ({
          code: "PLUGIN_FAILED",
          message: `plugin type="bridge" failed (${operation.toLowerCase()}): ${failed.msg}`,
          cni: { ...failed, details: "" },
          pluginType: "bridge",
        } as const);
  const env = [
    ["CNI_COMMAND", operation],
    ["CNI_CONTAINERID", containerId],
    ["CNI_NETNS", netns],
    ["CNI_IFNAME", "eth0"],
    ["CNI_PATH", "/opt/cni/bin:/usr/lib/cni"],
    ["PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"],
  ].map(([name = "", value = ""]) => ({ name, value, origin: "cni" }) as const);
  const steps = (failed === undefined ? types : types.slice(0, 1)).map(
    (pluginType, index): RunStep => ({
      ...{ index, pluginIndex: index, command: operation, pluginType, env },
      state: failed === undefined ? "succeeded" : "failed",
      searched: ["/opt/cni/bin", "/usr/lib/cni"],
      path: `/usr/lib/cni/${pluginType}`,
      stdin: text({
        cniVersion: "1.0.0",
        name: config.name,
        ...bridge,
        ipam,
        ...(index > 0 ? { prevResult: result } : {}),
      }),
      injected: index > 0 ? ["cniVersion", "name", "prevResult"] : ["cniVersion", "name"],
      stdout: text(
        failed === undefined ? (operation === "ADD" ? result : "") : { cniVersion: "1.0.0", ...failed },
      ),
      stderr: { encoding: "utf8", text: "" },
      ...{ exitCode: failed === undefined ? 0 : 1, signal: null, delegated: null },
      ...{ offsetMs: index * 20, durationMs: 5 + random() * 40, error },
    }),
  );
  return {
    begun: {
      operation,
      targetId: net % 5 === 0 ? "host" : "lab",
      network: { name: config.name, file: `/etc/cni/net.d/${config.name}.conflist`, bytes: text(config) },
      runtimeConf: { containerId, netns, ifName: "eth0", args: [], capabilityArgs: "" },
      pluginPath: ["/opt/cni/bin", "/usr/lib/cni"],
      ...{ cniVersion: "1.0.0", pluginTypes: types, startedAt: 1_700_000_000_000 + n * 60_000 },
      ...{ outcome: "running", durationMs: null, skipReason: null, error: null, result: null },
      ...{ changes: null, steps: [] },
    },
    ended: {
      outcome: failed === undefined ? "succeeded" : "failed",
      durationMs: 20 + random() * 60,
      error,
      result: failed === undefined && operation === "ADD" ? text(result) : null,
      steps,
    },
  };
}
