/** The link that another one is joined to or lies on, by its index (IFLA_LINK) and where that counts (IFLA_LINK_NETNSID). */
export interface LowerLink {
  readonly index: number;
  /** `here` is the link's own namespace. An id is what that namespace calls another one by; some have no name. */
  readonly place: "here" | { readonly nsid: number; readonly name: string | null };
}

/** An address of a link. */
export interface LinkAddress {
  /** With its prefix length. */
  readonly address: string;
  /** Such as `global`, `link` or `host`. */
  readonly scope: string;
}

/** A network interface at one moment. */
export interface TopologyLink {
  /** Unique in its namespace, and kept by the kernel as long as the link exists. */
  readonly index: number;
  readonly name: string;
  /** IFLA_INFO_KIND, such as `veth`; `null` for hardware and the loopback. */
  readonly kind: string | null;
  /** What the kind adds in a few words, such as `bridge mode` or `VLAN 5`; empty if nothing. */
  readonly detail: string;
  readonly loopback: boolean;
  readonly mac: string | null;
  /** Bytes. */
  readonly mtu: number | null;
  /** Somebody has set it up (IFF_UP). */
  readonly up: boolean;
  /** RFC 2863, such as `UP` or `LOWERLAYERDOWN`. */
  readonly operstate: string;
  /** Name of the bridge, bond or VRF that it is a port of. */
  readonly master: string | null;
  readonly lower: LowerLink | null;
  readonly addresses: readonly LinkAddress[];
  /** Shows it, when it is entered in the target. */
  readonly command: string;
}

/** A route, without those that the kernel keeps by itself for addresses and links. */
export interface TopologyRoute {
  /** Tells it from all others of its namespace, as in the changes of a run. */
  readonly key: string;
  readonly dev: string | null;
  /** Its type, destination and gateway or link, and its table where that is not the main one. */
  readonly short: string;
  /** As `ip route` prints it. */
  readonly text: string;
}

/** A network namespace with all that is in it. */
export interface TopologyNamespace {
  /** As under /run/netns; `null` for the target's own namespace. */
  readonly name: string | null;
  /** Further names of the same namespace. */
  readonly aliases: readonly string[];
  /** By their indexes. */
  readonly links: readonly TopologyLink[];
  readonly routes: readonly TopologyRoute[];
  /** Why nothing of it is known; `null` if all is. */
  readonly problem: string | null;
}

/** What the kernel holds in a target: its own network namespace first, then the named ones by name. */
export interface Topology {
  /** Milliseconds since the epoch. */
  readonly readAt: number;
  readonly namespaces: readonly TopologyNamespace[];
}

/** What streams to a window that shows a topology. */
export type TopologyEvent =
  | { readonly type: "read"; readonly topology: Topology }
  /** It was read again and is as it was. */
  | { readonly type: "same"; readonly readAt: number }
  /** The target does not run, so it holds nothing. */
  | { readonly type: "absent" };

/** Names a link in the whole topology. A namespace's name has no slash. */
export function linkId(namespace: string | null, index: number): string {
  return `${namespace ?? ""}/${index}`;
}

/** Names a route in the whole topology. */
export function routeId(namespace: string | null, key: string): string {
  return `${namespace ?? ""}/${key}`;
}

/** The namespace of a link, from its `linkId`; `null` for the target's own. */
export function placeOfLink(id: string): string | null {
  return id.slice(0, id.lastIndexOf("/")) || null;
}
