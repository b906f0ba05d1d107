import { expect, test } from "vitest";
import type { ProbePlace } from "./probe.ts";
import { allPairs, gatewayPairs, isOwnAddress, pairsOfSource, planProbes } from "./probe-plan.ts";

function place(name: string, addresses: readonly string[], gateways: readonly string[] = []): ProbePlace {
  return {
    netns: name === "" ? "" : `/run/netns/${name}`,
    name,
    addresses: addresses.map((address) => ({ ifName: name === "" ? "lab0" : "eth0", address })),
    gateways,
    problem: null,
  };
}

const own = place("", ["192.168.1.5/24", "10.88.0.1/16", "fd00::1/64"]);
const a = place("a", ["10.88.0.2/16", "fd00::2/64"], ["10.88.0.1", "fd00::1", "10.88.0.1"]);
const b = place("b", ["10.88.0.3/16"], ["10.88.0.1"]);

test("every address is a column once, gateways first, then the target's own side", () => {
  const { columns, sources } = planProbes([own, a, b], 4);
  expect(sources).toEqual([own, a, b]);
  expect(columns).toEqual([
    { address: "10.88.0.1", owners: [{ netns: "", ifName: "lab0" }], gatewayOf: [a.netns, b.netns] },
    { address: "192.168.1.5", owners: [{ netns: "", ifName: "lab0" }], gatewayOf: [] },
    { address: "10.88.0.2", owners: [{ netns: a.netns, ifName: "eth0" }], gatewayOf: [] },
    { address: "10.88.0.3", owners: [{ netns: b.netns, ifName: "eth0" }], gatewayOf: [] },
  ]);
});

test("families are planned apart, and a source without an address of one tries it all the same", () => {
  const plan = planProbes([own, a, b], 6);
  expect(plan.columns.map(({ address }) => address)).toEqual(["fd00::1", "fd00::2"]);
  expect(pairsOfSource(plan, b).map(({ address }) => address)).toEqual(["fd00::1", "fd00::2"]);
});

test("nobody tries an address of its own, and two places may have the same one", () => {
  const twin = place("twin", ["10.88.0.2/16"]);
  const plan = planProbes([a, twin, b], 4);
  const shared = plan.columns.find(({ address }) => address === "10.88.0.2");
  expect(shared?.owners).toHaveLength(2);
  expect([a, twin, b].map((source) => shared !== undefined && isOwnAddress(source, shared))).toEqual([
    true,
    true,
    false,
  ]);
  expect(allPairs(plan)).toEqual([
    { netns: a.netns, address: "10.88.0.1" },
    { netns: a.netns, address: "10.88.0.3" },
    { netns: twin.netns, address: "10.88.0.1" },
    { netns: twin.netns, address: "10.88.0.3" },
    { netns: b.netns, address: "10.88.0.1" },
    { netns: b.netns, address: "10.88.0.2" },
  ]);
});

test("a gateway that nobody has is a column as well, and so is what a person typed", () => {
  const plan = planProbes([place("a", [], ["10.5.0.1"])], 4, ["1.1.1.1", "fd00::9", "10.5.0.1"]);
  expect(plan.columns).toEqual([
    { address: "10.5.0.1", owners: [], gatewayOf: ["/run/netns/a"] },
    { address: "1.1.1.1", owners: [], gatewayOf: [] },
  ]);
});

test("gateways alone are as many pairs as routes lead over them, not their square", () => {
  const places = Array.from({ length: 100 }, (_, n) => place(`n${n}`, [`10.88.1.${n}/16`], ["10.88.0.1"]));
  const plan = planProbes([own, ...places], 4);
  expect(gatewayPairs(plan)).toHaveLength(100);
  expect(allPairs(plan)).toHaveLength(100 + 100 * 101);
});
