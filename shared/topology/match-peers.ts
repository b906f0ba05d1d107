import {
  type LowerLink,
  linkId,
  type Topology,
  type TopologyLink,
  type TopologyNamespace,
} from "./topology.ts";

/** Two links that belong together. */
export interface Joint {
  /**
   * `pair`: the two ends of a veth. `lower`: `from` lies on `to`, as a VLAN or macvlan does. `port`: `from` is a
   * port of the bridge, bond or VRF `to`.
   */
  readonly kind: "pair" | "lower" | "port";
  /** `linkId`s. */
  readonly from: string;
  readonly to: string;
  /** `false` where the kernel gives an index only, in a namespace that it does not name. */
  readonly certain: boolean;
}

export interface MatchedLinks {
  readonly joints: readonly Joint[];
  /** Links whose other end is in no namespace of the topology. */
  readonly outside: readonly string[];
}

/**
 * Finds out which links belong together, across namespaces, from the indexes that both ends give for each other.
 * A veth that the other end does not confirm is not matched; it would be a guess.
 */
export function matchPeers({ namespaces }: Topology): MatchedLinks {
  const places = placesOf(namespaces);
  const pairs = places.all.flatMap((end) => pairOf(end, places));
  const own = ownIds(pairs);
  const lowers = places.all.flatMap((end) => lowerOf(end, places, own));
  const ports = places.all.flatMap((end) => portOf(end, places));
  const known = new Set([...pairs, ...lowers].flatMap(({ from, to }) => [idOf(from), idOf(to)]));
  const outside = places.all.filter(({ link, id }) => isElsewhere(link) && !known.has(id));
  return {
    joints: [...pairs, ...lowers, ...ports].map(({ kind, from, to, certain }) => ({
      ...{ kind, certain },
      from: idOf(from),
      to: idOf(to),
    })),
    outside: outside.map(idOf),
  };
}

/** A link, and where it is. */
interface End {
  readonly id: string;
  /** Its place among all. */
  readonly order: number;
  readonly namespace: TopologyNamespace;
  readonly link: TopologyLink;
}

interface FoundJoint extends Pick<Joint, "kind" | "certain"> {
  readonly from: End;
  readonly to: End;
}

interface Places {
  readonly all: readonly End[];
  /** The end with an index in a namespace, `null` being the target's own. */
  at(namespace: string | null, index: number): End | null;
}

const idOf = ({ id }: End) => id;

function placesOf(namespaces: readonly TopologyNamespace[]): Places {
  const all = namespaces
    .flatMap((namespace) => namespace.links.map((link) => ({ namespace, link })))
    .map((end, order) => ({ ...end, id: linkId(end.namespace.name, end.link.index), order }));
  const byId = new Map(all.map((end) => [end.id, end]));
  return { all, at: (namespace, index) => byId.get(linkId(namespace, index)) ?? null };
}

/** The pair that begins with this end, once for both ends. */
function pairOf(end: End, places: Places): readonly FoundJoint[] {
  const { lower } = end.link;
  if (end.link.kind !== "veth" || lower === null) return [];
  const other = candidates(end, lower, places).find((each) => confirms(each, end));
  if (other === undefined || other.order < end.order) return [];
  return [{ kind: "pair", from: end, to: other, certain: true }];
}

/** Where the kernel names no namespace, only the target's own one, which has no name, can be meant. */
function candidates({ namespace }: End, { index, place }: LowerLink, places: Places): readonly End[] {
  const name = place === "here" ? namespace.name : place.name;
  if (place !== "here" && place.name === null && namespace.name === null) return [];
  const found = places.at(name, index);
  return found === null ? [] : [found];
}

/** Whether a link says of itself that its other end is this one. */
function confirms({ link, namespace }: End, end: End): boolean {
  const { lower } = link;
  if (link.kind !== "veth" || lower === null || lower.index !== end.link.index) return false;
  if (lower.place === "here") return namespace.name === end.namespace.name;
  return lower.place.name === end.namespace.name;
}

/** What namespaces call the target's own one, as far as a pair proves it: `namespace nsid`. */
function ownIds(pairs: readonly FoundJoint[]): ReadonlySet<string> {
  return new Set(
    pairs.flatMap(({ from, to }) => (from.namespace.name === null ? [to] : [])).flatMap(placeName),
  );
}

const placeName = ({ namespace, link }: End): readonly string[] =>
  link.lower === null || link.lower.place === "here" ? [] : [`${namespace.name} ${link.lower.place.nsid}`];

function lowerOf(end: End, places: Places, own: ReadonlySet<string>): readonly FoundJoint[] {
  const { lower, kind } = end.link;
  if (lower === null || kind === "veth") return [];
  return candidates(end, lower, places).map((to) => {
    const named = lower.place === "here" || lower.place.name !== null;
    return { kind: "lower", from: end, to, certain: named || placeName(end).some((name) => own.has(name)) };
  });
}

function portOf(end: End, { at }: Places): readonly FoundJoint[] {
  const { master } = end.link;
  const bridge = master === null ? undefined : end.namespace.links.find(({ name }) => name === master);
  const to = bridge === undefined ? null : at(end.namespace.name, bridge.index);
  return to === null ? [] : [{ kind: "port", from: end, to, certain: true }];
}

/** Whether there must be another link somewhere. */
const isElsewhere = ({ lower }: TopologyLink) => lower !== null;
