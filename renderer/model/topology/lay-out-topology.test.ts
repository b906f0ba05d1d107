import { describe, expect, test } from "vitest";
import type { Topology } from "../../../shared/topology/topology.ts";
import { layOutTopology } from "./lay-out-topology.ts";
import type { PictureNode, Rect, TopologyPicture } from "./topology-picture.ts";
import { address, bridgedNamespaces, link, namespace, veth } from "./topology-test-kit.ts";

const meet = (one: Rect, other: Rect) =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

const holds = (outer: Rect, inner: Rect) =>
  outer.x <= inner.x &&
  outer.y <= inner.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

function onBorder({ x, y, width, height }: Rect, [px, py]: readonly [number, number]): boolean {
  const near = (one: number, other: number) => Math.abs(one - other) < 0.01;
  const across = px >= x - 0.01 && px <= x + width + 0.01;
  const along = py >= y - 0.01 && py <= y + height + 0.01;
  return (across && (near(py, y) || near(py, y + height))) || (along && (near(px, x) || near(px, x + width)));
}

const describePair = (one: Rect & { id?: string }, other: Rect & { id?: string }) => `${one.id} ${other.id}`;

/** What every picture keeps to. */
function expectTidy(picture: TopologyPicture): void {
  const { nodes, boxes, edges } = picture;
  const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
  const pairs = <T extends Rect>(all: readonly T[]) =>
    all.flatMap((one, at) =>
      all.slice(at + 1).flatMap((other) => (meet(one, other) ? [describePair(one, other)] : [])),
    );
  expect(pairs(nodes), "links that lie on each other").toEqual([]);
  expect(pairs(boxes), "namespaces that lie on each other").toEqual([]);
  expect(boxes.filter((box) => !holds(whole, box))).toEqual([]);
  const boxOf = ({ namespace }: PictureNode) => boxes.find((box) => box.namespace.name === namespace);
  const outside = nodes.filter((node) => {
    const box = boxOf(node);
    return box === undefined || !holds(box, node);
  });
  expect(
    outside.map(({ id }) => id),
    "links outside of their namespaces",
  ).toEqual([]);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const { joint, points } of edges) {
    const [from, to] = [byId.get(joint.from), byId.get(joint.to)];
    const [first, last] = [points[0], points.at(-1)];
    if (from === undefined || to === undefined || first === undefined || last === undefined) {
      throw new Error(`${joint.from} → ${joint.to} leads nowhere`);
    }
    expect(onBorder(from, first) && onBorder(to, last), `${joint.from} → ${joint.to}`).toBe(true);
    for (const [at, [x, y]] of points.slice(1).entries()) {
      const [beforeX, beforeY] = points[at] ?? [0, 0];
      expect(x === beforeX || y === beforeY, `right angles of ${joint.from} → ${joint.to}`).toBe(true);
    }
    expect(points.every(([x, y]) => x >= 0 && y >= 0 && x <= picture.width && y <= picture.height)).toBe(
      true,
    );
  }
}

/** Two bridges, a namespace at both, a ptp veth, hardware with a VLAN on it, a veth that leads nowhere, a bond. */
function mixed(): Topology {
  const host = namespace(null, [
    link(2, "eno1", {
      addresses: [address("192.0.2.7/24"), address("2001:db8:1234:5678:9abc:def0:1234:5678/64")],
    }),
    link(3, "eno1.5", { kind: "vlan", lower: { index: 2, place: "here" } }),
    link(4, "br1", { kind: "bridge", addresses: [address("10.1.0.1/24")] }),
    link(5, "br2", { kind: "bridge", addresses: [address("10.2.0.1/24"), address("fd00:2::1/64")] }),
    veth(6, "vetha1", { index: 2, nsid: 0, name: "a" }, { master: "br1" }),
    veth(7, "vetha2", { index: 3, nsid: 0, name: "a" }, { master: "br2" }),
    veth(8, "vethb", { index: 2, nsid: 1, name: "b" }, { master: "br2" }),
    veth(9, "vethptp", { index: 4, nsid: 0, name: "a" }),
    veth(10, "vethlost", { index: 2, nsid: 7, name: null }),
    link(11, "bond0", { kind: "bond", master: "br1" }),
    link(12, "eno2", { master: "bond0" }),
  ]);
  const a = namespace("a", [
    veth(2, "eth0", { index: 6, nsid: 0, name: null }),
    veth(3, "eth1", { index: 7, nsid: 0, name: null }),
    veth(4, "eth2", { index: 9, nsid: 0, name: null }),
    veth(5, "across", { index: 3, nsid: 1, name: "b" }),
  ]);
  const b = namespace("b", [
    veth(2, "eth0", { index: 8, nsid: 0, name: null }),
    veth(3, "across", { index: 5, nsid: 1, name: "a" }),
    link(4, "macvlan0", {
      kind: "macvlan",
      detail: "bridge mode",
      lower: { index: 2, place: { nsid: 0, name: null } },
    }),
  ]);
  return { readAt: 0, namespaces: [host, a, b, namespace("c", [])] };
}

describe("a picture without overlaps, whose lines end at what they join", () => {
  test.each([0, 1, 2, 4, 5, 17, 100])("of %i namespaces at one bridge", (count) => {
    const picture = layOutTopology(bridgedNamespaces(count));
    expect(picture.boxes).toHaveLength(count + 1);
    expect(picture.nodes).toHaveLength(2 * count + 1);
    expect(picture.edges).toHaveLength(2 * count);
    expectTidy(picture);
  });

  test("of all sorts of links", () => {
    const picture = layOutTopology(mixed());
    expect(picture.nodes).toHaveLength(18);
    expect(picture.matched.outside).toEqual(["/10"]);
    expectTidy(picture);
  });

  test("of namespaces that cannot be read, or have long names", () => {
    const [host] = bridgedNamespaces(0).namespaces;
    if (host === undefined) throw new Error("no host");
    const problem =
      "`ip` could not tell: setting the network namespace failed: Operation not permitted, and more";
    const unread = { ...namespace("cni-0a1b2c3d-4e5f-6071-8293-a4b5c6d7e8f9", []), problem };
    const picture = layOutTopology({ readAt: 0, namespaces: [host, unread] });
    expect(picture.boxes[1]?.lines).toEqual([
      { text: expect.stringMatching(/^cannot be read: .*…$/), routes: [] },
    ]);
    expectTidy(picture);
  });
});

describe("routes of a namespace", () => {
  const routed = (...shorts: readonly string[]) => {
    const routes = shorts.map((short, at) => ({ key: `key${at}`, dev: null, short, text: short }));
    const picture = layOutTopology({ readAt: 0, namespaces: [namespace(null, [], routes)] });
    expectTidy(picture);
    return picture.boxes[0]?.lines.slice(1);
  };

  test("are there without any link", () => {
    expect(routed("blackhole 198.51.100.0/24")).toEqual([
      { text: "blackhole 198.51.100.0/24", routes: ["/key0"] },
    ]);
  });

  test("share a line where they read the same, and where there are many", () => {
    expect(routed("a", "b", "b", "c", "d", "d")).toEqual([
      { text: "a", routes: ["/key0"] },
      { text: "b", routes: ["/key1", "/key2"] },
      { text: "and 2 more", routes: ["/key3", "/key4", "/key5"] },
    ]);
  });
});

test("the same topology gives the same picture, whenever it was read", () => {
  const later = { ...mixed(), readAt: 1000 };
  expect(layOutTopology(later)).toEqual(layOutTopology(mixed()));
});

test("an attachment more leaves the others where they were, as long as there is room", () => {
  const two = bridgedNamespaces(2);
  const [host, first, second] = two.namespaces;
  if (host === undefined || first === undefined || second === undefined) throw new Error("no namespaces");
  const before = layOutTopology({
    readAt: 0,
    namespaces: [
      { ...host, links: host.links.filter(({ index }) => index !== 4) },
      first,
      namespace("demo002", []),
    ],
  });
  const after = layOutTopology(two);
  const place = (picture: TopologyPicture, id: string) => {
    const { x, y } = picture.nodes.find((node) => node.id === id) ?? {};
    return { x, y };
  };
  for (const id of ["/2", "/3", "demo001/2"]) expect(place(after, id).y).toBe(place(before, id).y);
  expect(place(after, "demo001/2").x).toBe(place(before, "demo001/2").x);
});

test("a bridge is above its ports, a port straight above what it leads to", () => {
  const { nodes, edges } = layOutTopology(bridgedNamespaces(2));
  const [bridge, ...rest] = nodes;
  const ports = rest.filter(({ namespace: name }) => name === null);
  for (const port of ports) expect(port.y).toBeGreaterThan((bridge?.y ?? 0) + (bridge?.height ?? 0));
  expect(edges.map(({ points }) => points.length)).toEqual([2, 2, 2, 2]);
});

test("nothing at all is an empty picture", () => {
  expect(layOutTopology({ readAt: 0, namespaces: [] }).boxes).toEqual([]);
});
