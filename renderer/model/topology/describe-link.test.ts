import { expect, test } from "vitest";
import { matchPeers } from "../../../shared/topology/match-peers.ts";
import type { Topology } from "../../../shared/topology/topology.ts";
import { kindOf, relationsOf, stateOf } from "./describe-link.ts";
import { bridgedNamespaces, link, namespace, veth } from "./topology-test-kit.ts";

const relations = (topology: Topology, id: string) =>
  relationsOf(id, topology, matchPeers(topology), "Lab").map(({ name, value }) => `${name}: ${value}`);

test("says what a link is", () => {
  expect(kindOf(link(1, "lo"))).toBe("loopback");
  expect(kindOf(link(2, "eno1"))).toBe("hardware");
  expect(kindOf(link(3, "eno1.5", { kind: "vlan", detail: "VLAN 5" }))).toBe("vlan, VLAN 5");
});

test("says whether it is up, and what the kernel says where that is more", () => {
  expect(stateOf(link(2, "a", { up: false, operstate: "DOWN" }))).toBe("down");
  expect(stateOf(link(2, "a"))).toBe("up");
  expect(stateOf(link(2, "a", { operstate: "LOWERLAYERDOWN" }))).toBe("up, but lowerlayerdown");
});

test("says how links hang together, with the namespace of one that is elsewhere", () => {
  const topology = bridgedNamespaces(2);
  expect(relations(topology, "/2")).toEqual(["Ports: veth10000000, veth10000001"]);
  expect(relations(topology, "/3")).toEqual(["Other end: eth0 in demo001", "Port of: cni0"]);
  expect(relations(topology, "demo001/2")).toEqual(["Other end: veth10000000 in Lab"]);
});

test("does not say more than is known", () => {
  const host = namespace(null, [link(2, "eno1"), veth(3, "lost", { index: 2, nsid: 4, name: null })]);
  const lies = { index: 2, place: { nsid: 0, name: null } };
  const a = namespace("a", [link(2, "mac0", { kind: "macvlan", lower: lies })]);
  const topology: Topology = { readAt: 0, namespaces: [host, a] };
  expect(relations(topology, "/3")).toEqual(["Other end: in a namespace that has no name here"]);
  expect(relations(topology, "a/2")).toEqual(["Lies on: eno1 in Lab (probably)"]);
  expect(relations(topology, "/2")).toEqual(["Below: mac0 in a (probably)"]);
});
