import type {
  LowerLink,
  Topology,
  TopologyLink,
  TopologyNamespace,
  TopologyRoute,
} from "../../../shared/topology/topology.ts";

/** A link that is up and has nothing else. */
export function link(index: number, name: string, more: Partial<TopologyLink> = {}): TopologyLink {
  return {
    ...{ index, name, kind: null, detail: "", loopback: name === "lo", mac: null, mtu: 1500, up: true },
    ...{ operstate: "UP", master: null, lower: null, addresses: [], command: `ip -d addr show dev ${name}` },
    ...more,
  };
}

export function veth(
  index: number,
  name: string,
  peer: { readonly index: number; readonly nsid: number; readonly name: string | null },
  more: Partial<TopologyLink> = {},
): TopologyLink {
  const lower: LowerLink = { index: peer.index, place: { nsid: peer.nsid, name: peer.name } };
  return link(index, name, { kind: "veth", lower, ...more });
}

export function namespace(
  name: string | null,
  links: readonly TopologyLink[],
  routes: readonly TopologyRoute[] = [],
): TopologyNamespace {
  return { name, aliases: [], links: [link(1, "lo"), ...links], routes, problem: null };
}

export const address = (text: string) => ({ address: text, scope: "global" });

/** A lab with so many namespaces at one bridge, as ADDs of the bridge plugin make it. */
export function bridgedNamespaces(count: number): Topology {
  const names = Array.from({ length: count }, (_, at) => `demo${String(at + 1).padStart(3, "0")}`);
  const bridge = link(2, "cni0", { kind: "bridge", addresses: [address("10.88.0.1/16")] });
  const ports = names.map((name, at) =>
    veth(at + 3, `veth${(at + 0x10000000).toString(16)}`, { index: 2, nsid: at, name }, { master: "cni0" }),
  );
  const route: TopologyRoute = {
    ...{ key: "main default eth0 ", dev: "eth0", short: "default via 10.88.0.1" },
    text: "default via 10.88.0.1 dev eth0",
  };
  const ends = names.map((name, at) => {
    const addresses = [address(`10.88.${Math.floor(at / 250)}.${(at % 250) + 2}/16`)];
    return namespace(name, [veth(2, "eth0", { index: at + 3, nsid: 0, name: null }, { addresses })], [route]);
  });
  return { readAt: 0, namespaces: [namespace(null, [bridge, ...ports]), ...ends] };
}
