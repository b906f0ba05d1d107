import { counted } from "../../../shared/text/number-words.ts";
import type { Joint } from "../../../shared/topology/match-peers.ts";
import { linkId, type TopologyLink, type TopologyNamespace } from "../../../shared/topology/topology.ts";
import { type SizedLink, shownLinks, sizeLink, widthOf } from "./size-links.ts";
import { sizes } from "./topology-picture.ts";

/** A link of the target's own namespace, and the column that it stands in. */
export interface HostMember extends SizedLink {
  readonly column: number;
}

/** A bridge with its ports; or, without a bridge, one link that is no port. */
export interface HostGroup {
  readonly bridge: (SizedLink & { readonly note: string; readonly words: number }) | null;
  readonly members: readonly HostMember[];
  /** The columns that it covers. */
  readonly first: number;
  readonly last: number;
}

/**
 * Sorts the links of the target's own namespace into groups, bridges first, and gives each link a column: that of the
 * namespace that it leads to, else the emptiest.
 * @param placeOf the number of the namespace that a link leads to; `null` if to none
 */
export function groupHostLinks(
  host: TopologyNamespace,
  joints: readonly Joint[],
  placeOf: (id: string) => number | null,
  columns: number,
): readonly HostGroup[] {
  const id = ({ index }: TopologyLink) => linkId(host.name, index);
  const place = (link: TopologyLink) => placeOf(id(link)) ?? Number.MAX_SAFE_INTEGER;
  const masterOf = new Map(
    joints.flatMap(({ kind, from, to }) => (kind === "port" ? [[from, to] as const] : [])),
  );
  const masters = new Set(masterOf.values());
  const links = shownLinks(host).toSorted((one, other) => place(one) - place(other));
  const isBar = (link: TopologyLink) => link.kind === "bridge" || masters.has(id(link));
  const bridges = links.filter(isBar);
  const members = new Map(bridges.map((bridge) => [bridge, [] as TopologyLink[]]));
  const bridgeById = new Map(bridges.map((bridge) => [id(bridge), bridge]));
  const free: TopologyLink[] = [];
  for (const link of links) {
    if (isBar(link)) continue;
    const bridge = bridgeById.get(masterOf.get(id(link)) ?? "");
    (bridge === undefined ? free : (members.get(bridge) ?? free)).push(link);
  }
  const ordered = [...members].toSorted(
    ([, one], [, other]) => Math.min(...one.map(place)) - Math.min(...other.map(place)) || 0,
  );
  const column = columnChooser(columns, (link) => placeOf(id(link)));
  return [
    ...ordered.map(([bridge, ports]) => bridgeGroup(bridge, ports, column)),
    ...free.map((link): HostGroup => {
      const at = column(link);
      return { bridge: null, members: [{ ...sizeLink(link), column: at }], first: at, last: at };
    }),
  ];
}

function bridgeGroup(
  bridge: TopologyLink,
  ports: readonly TopologyLink[],
  column: (link: TopologyLink) => number,
): HostGroup {
  const members = ports.map((link): HostMember => ({ ...sizeLink(link), column: column(link) }));
  const covered = members.length === 0 ? [column(bridge)] : members.map((member) => member.column);
  const note = `${bridge.kind ?? "link"}, ${counted(ports.length, "port")}`;
  const sized = sizeLink(bridge);
  const words = widthOf([`${bridge.name}  ${sized.addresses.join("  ")}   ${note}`]) + 2 * sizes.inset;
  return {
    bridge: { ...sized, note, words },
    members,
    first: Math.min(...covered),
    last: Math.max(...covered),
  };
}

/** Chooses a link's column and remembers how many links each has. */
function columnChooser(columns: number, placeOf: (link: TopologyLink) => number | null) {
  const filled = Array.from({ length: columns }, () => 0);
  return (link: TopologyLink): number => {
    const place = placeOf(link);
    const column = place === null ? filled.indexOf(Math.min(...filled)) : place % columns;
    filled[column] = (filled[column] ?? 0) + 1;
    return column;
  };
}
