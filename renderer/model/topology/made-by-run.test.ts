import { expect, test } from "vitest";
import { succeededRun } from "../../../e2e/fixtures/stand-in-data.ts";
import type { KernelChange } from "../../../shared/run/kernel-change.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import type { Topology } from "../../../shared/topology/topology.ts";
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
  const made = { links: new Set(["/2", "/3", "demo1/2"]), gone: [] };
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
