import { expect, test } from "vitest";
import { findRemains } from "./find-remains.ts";
import type { KernelChange } from "./kernel-change.ts";
import type { KernelItem, KernelSnapshot } from "./kernel-snapshot.ts";

const item = (
  kind: KernelItem["kind"],
  key: string,
  text = key,
  shared: string | null = null,
): KernelItem => ({
  side: "target",
  source: "ip",
  kind,
  key,
  text,
  command: `show ${key}`,
  shared,
});
const added = (one: KernelItem): KernelChange => ({ ...one, action: "added", before: null, after: one.text });
const snapshot = (...items: readonly KernelItem[]): KernelSnapshot => ({ items, unread: [] });

const bridge = item("link", "lab0", "lab0 type bridge", "Others share it.");
const veth = item("link", "veth1");
const c1 = { networkName: "lab-net", containerId: "c1", ifName: "eth0" };

test("what an ADD made and is there still remains, with the reason where that is normal", () => {
  const remains = findRemains(snapshot(bridge, veth, item("link", "eth9")), [added(bridge), added(veth)], c1);
  expect(remains.map(({ key, shared }) => [key, shared])).toEqual([
    ["lab0", "Others share it."],
    ["veth1", null],
  ]);
});

test("what is gone, was removed, or was changed since is none of it", () => {
  const made: readonly KernelChange[] = [
    added(item("link", "gone")),
    added(item("link", "veth1", "veth1 up")),
    { ...added(bridge), action: "removed", before: "x", after: null },
  ];
  expect(findRemains(snapshot(veth, bridge), made, c1)).toEqual([]);
});

test("what names the attachment remains, also when nobody saw its ADD", () => {
  const own = [
    item("cache", "/var/lib/cni/results/lab-net-c1-eth0"),
    item("allocation", "/var/lib/cni/networks/lab-net/10.0.0.2", "lab-net: 10.0.0.2 for c1 eth0"),
    item("iptables", "rule", String.raw`-A X -m comment --comment "name: \"lab-net\" id: \"c1\"" -j ACCEPT`),
  ];
  const others = [
    item("cache", "/var/lib/cni/results/lab-net-c1-eth1"),
    item("cache", "/var/lib/cni/results/lab-net-c11-eth0"),
    item("allocation", "/var/lib/cni/networks/lab-net/10.0.0.3", "lab-net: 10.0.0.3 for c2 eth0"),
    item(
      "iptables",
      "rule 2",
      String.raw`-A X -m comment --comment "name: \"lab-net\" id: \"c12\"" -j ACCEPT`,
    ),
    item("link", "c1"),
    // Of another container whose ID ends alike, and of the same one in another network.
    item("cache", "/var/lib/cni/results/lab-net-web-c1-eth0"),
    item("cache", "/var/lib/cni/results/my-lab-net-c1-eth0"),
    item("allocation", "/var/lib/cni/networks/other/10.1.0.2", "other: 10.1.0.2 for c1 eth0"),
    item("iptables", "rule 3", String.raw`-A X -m comment --comment "name: \"other\" id: \"c1\"" -j ACCEPT`),
  ];
  const now = snapshot(...others, ...own);
  expect(findRemains(now, [], c1).map(({ key }) => key)).toEqual(own.map(({ key }) => key));
  expect(findRemains(now, [], null)).toEqual([]);
});
