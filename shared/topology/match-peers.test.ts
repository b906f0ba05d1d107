import { expect, test } from "vitest";
import { matchPeers } from "./match-peers.ts";
import type { LowerLink, TopologyLink, TopologyNamespace } from "./topology.ts";

const place = (nsid: number, name: string | null): LowerLink["place"] => ({ nsid, name });

function link(
  index: number,
  kind: string,
  lower: LowerLink | null,
  master: string | null = null,
): TopologyLink {
  return {
    ...{ index, name: `${kind}${index}`, kind, detail: "", loopback: false, mac: null, mtu: 1500, up: true },
    ...{ operstate: "UP", master, lower, addresses: [], command: "" },
  };
}

const namespace = (name: string | null, ...links: readonly TopologyLink[]): TopologyNamespace => ({
  ...{ name, aliases: [], links, routes: [], problem: null },
});

const match = (...namespaces: readonly TopologyNamespace[]) => {
  const { joints, outside } = matchPeers({ readAt: 0, namespaces });
  return { joints: joints.map(({ kind, from, to, certain }) => `${kind} ${from} ${to} ${certain}`), outside };
};

test("joins the ends of a veth that both give each other's index, once", () => {
  const found = match(
    namespace(null, link(2, "bridge", null), link(5, "veth", { index: 2, place: place(0, "a") }, "bridge2")),
    namespace("a", link(2, "veth", { index: 5, place: place(0, null) })),
  );
  expect(found).toEqual({ joints: ["pair /5 a/2 true", "port /5 /2 true"], outside: [] });
});

test("joins two ends in one namespace, and two named namespaces", () => {
  const found = match(
    namespace(
      null,
      link(2, "veth", { index: 3, place: "here" }),
      link(3, "veth", { index: 2, place: "here" }),
    ),
    namespace("a", link(2, "veth", { index: 4, place: place(1, "b") })),
    namespace("b", link(4, "veth", { index: 2, place: place(0, "a") })),
  );
  expect(found.joints).toEqual(["pair /2 /3 true", "pair a/2 b/4 true"]);
});

test("does not join what the other end does not confirm", () => {
  const found = match(
    namespace(null, link(5, "veth", { index: 2, place: place(0, "a") })),
    // Its index fits, but it belongs to another one.
    namespace("a", link(2, "veth", { index: 9, place: place(0, null) })),
    namespace("b", link(2, "veth", { index: 5, place: place(3, "elsewhere") })),
  );
  expect(found).toEqual({ joints: [], outside: ["/5", "a/2", "b/2"] });
});

test("a veth whose other end is in a namespace without a name leads outside", () => {
  expect(match(namespace(null, link(5, "veth", { index: 2, place: place(3, null) })))).toEqual({
    joints: [],
    outside: ["/5"],
  });
});

test("joins VLANs and macvlans to what they lie on; a nameless namespace counts only where a veth proves it", () => {
  const lies: LowerLink = { index: 2, place: place(0, null) };
  const host = namespace(
    null,
    link(2, "dummy", null),
    link(3, "vlan", { index: 2, place: "here" }),
    link(4, "veth", { index: 7, place: place(1, "b") }),
  );
  const a = namespace("a", link(6, "macvlan", lies));
  const b = namespace("b", link(6, "macvlan", lies), link(7, "veth", { index: 4, place: place(0, null) }));
  expect(match(host, a, b).joints).toEqual([
    "pair /4 b/7 true",
    "lower /3 /2 true",
    "lower a/6 /2 false",
    "lower b/6 /2 true",
  ]);
});

test("a port's bridge is looked for in its own namespace", () => {
  const found = match(
    namespace(null, link(2, "bridge", null)),
    namespace("a", link(2, "bridge", null), link(3, "dummy", null, "bridge2")),
  );
  expect(found.joints).toEqual(["port a/3 a/2 true"]);
});
