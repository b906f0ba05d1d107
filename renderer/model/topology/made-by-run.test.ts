import { describe, expect, test } from "vitest";
import { succeededRun } from "../../../e2e/fixtures/stand-in-data.ts";
import type { KernelChange } from "../../../shared/run/kernel-change.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { Topology, TopologyRoute } from "../../../shared/topology/topology.ts";
import { madeByRun } from "./made-by-run.ts";
import { link, namespace, veth } from "./topology-test-kit.ts";

const added = (side: KernelChange["side"], key: string, after: string): KernelChange => ({
  ...{ action: "added", side, kind: "link", key, before: null, after: `${key} ${after}` },
  ...{ command: "", shared: null },
});

const changes: readonly KernelChange[] = [
  added("target", "cni0", "type bridge mtu 1500 mac 02:00:00:00:00:01 up"),
  added("target", "vethab", "type veth master cni0 mtu 1500 mac 02:00:00:00:00:02 up"),
  added("netns", "eth0", "type veth mtu 1500 mac 02:00:00:00:00:03 up"),
  { ...added("netns", "10.88.0.2/16", "dev eth0"), kind: "address" },
  { ...added("target", "old", ""), action: "removed" },
];
const run = (netns = "/run/netns/demo1"): RunRecord => ({
  ...succeededRun,
  runtimeConf: { ...succeededRun.runtimeConf, netns },
  changes: { changes, remains: null, unread: [] },
});

const topology = (mac: string): Topology => ({
  readAt: 0,
  namespaces: [
    namespace(null, [
      link(2, "cni0", { kind: "bridge", mac: "02:00:00:00:00:99" }),
      veth(3, "vethab", { index: 2, nsid: 0, name: "demo1" }, { mac: "02:00:00:00:00:02" }),
      veth(4, "vethcd", { index: 2, nsid: 1, name: "demo2" }),
    ]),
    {
      ...namespace("demo1", [veth(2, "eth0", { index: 3, nsid: 0, name: null }, { mac })]),
      aliases: ["web"],
    },
    namespace("demo2", [veth(2, "eth0", { index: 4, nsid: 0, name: null })]),
  ],
});

test("finds what a run added, by the name and the MAC address; a bridge's MAC address may change", () => {
  const made = { links: new Set(["/2", "/3", "demo1/2"]), routes: new Set(), gone: [] };
  expect(madeByRun(run(), topology("02:00:00:00:00:03"))).toEqual(made);
  expect(madeByRun(run("/var/run/netns/web"), topology("02:00:00:00:00:03"))).toEqual(made);
});

test("what has the same name and came later is not the run's", () => {
  const made = madeByRun(run(), topology("02:00:00:00:00:77"));
  expect([...made.links]).toEqual(["/2", "/3"]);
  expect(made.gone).toEqual([{ namespace: "demo1", name: "eth0" }]);
});

test("what is gone is told with its namespace, also where that is gone", () => {
  const [host] = topology("").namespaces;
  if (host === undefined) throw new Error("no host");
  const left = { readAt: 0, namespaces: [{ ...host, links: host.links.slice(0, 2) }] };
  expect(madeByRun(run(), left).gone).toEqual([
    { namespace: null, name: "vethab" },
    { namespace: "demo1", name: "eth0" },
  ]);
});

test("of a namespace without a name nothing is known, so nothing is said to be gone", () => {
  expect(madeByRun(run("/proc/7/ns/net"), topology("02:00:00:00:00:03")).gone).toEqual([]);
  expect(madeByRun({ ...run(), changes: null }, topology("")).links.size).toBe(0);
});

describe("routes", () => {
  const route = (key: string, text: string, dev: string | null) => ({ key, text, dev, short: text });
  const eth0 = route("main default eth0 ", "default via 10.88.0.1 dev eth0", "eth0");
  const blackhole = route("main 198.51.100.0/24  ", "blackhole 198.51.100.0/24", null);
  const addedRoute = (side: KernelChange["side"], { key, text }: TopologyRoute): KernelChange => ({
    ...added(side, key, ""),
    ...{ kind: "route", after: text },
  });
  const ptp = route("main 10.77.0.3 vethab ", "10.77.0.3 dev vethab scope host", "vethab");
  const routesOfRun = [addedRoute("target", ptp), addedRoute("netns", eth0), addedRoute("netns", blackhole)];
  const record: RunRecord = {
    ...run(),
    changes: { changes: [...changes, ...routesOfRun], remains: null, unread: [] },
  };
  const routed = (mac: string, routes: readonly TopologyRoute[]): Topology => {
    const [host, demo, other] = topology(mac).namespaces;
    if (host === undefined || demo === undefined || other === undefined) throw new Error("no namespaces");
    return {
      readAt: 0,
      namespaces: [
        { ...host, routes: [ptp] },
        { ...demo, routes },
        { ...other, routes },
      ],
    };
  };

  test("that a run added are found on both sides, and not those of other namespaces", () => {
    const { routes } = madeByRun(record, routed("02:00:00:00:00:03", [eth0, blackhole]));
    expect([...routes]).toEqual([
      "/main 10.77.0.3 vethab ",
      "demo1/main default eth0 ",
      "demo1/main 198.51.100.0/24  ",
    ]);
  });

  test("that lead elsewhere now, or to a later link of the same name, are not the run's", () => {
    const elsewhere = { ...eth0, text: "default via 10.88.0.254 dev eth0" };
    const changed = madeByRun(record, routed("02:00:00:00:00:03", [elsewhere]));
    expect([...changed.routes]).toEqual(["/main 10.77.0.3 vethab "]);
    const later = madeByRun(record, routed("02:00:00:00:00:77", [eth0, blackhole]));
    expect([...later.routes]).toEqual(["/main 10.77.0.3 vethab ", "demo1/main 198.51.100.0/24  "]);
  });
});
