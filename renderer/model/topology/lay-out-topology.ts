import { type Joint, matchPeers } from "../../../shared/topology/match-peers.ts";
import { placeOfLink, type Topology, type TopologyNamespace } from "../../../shared/topology/topology.ts";
import { groupHostLinks, type HostGroup } from "./group-host-links.ts";
import { besidePort, placeHost } from "./place-host.ts";
import {
  columnsFor,
  placeNamespaces,
  type SizedNamespace,
  sizeNamespace,
  startsOf,
} from "./place-namespaces.ts";
import { routeEdges } from "./route-edges.ts";
import { linesOf, shownLinks, widthOf } from "./size-links.ts";
import { type Columns, sizes, type TopologyPicture } from "./topology-picture.ts";

/** So many columns a target's own links may take where there are few namespaces. */
const maxHostColumns = 4;

/**
 * Draws a topology: the target's own side above, the named namespaces in rows below, each link of the target's side
 * above what it leads to. The same topology gives the same picture. Takes some milliseconds for a hundred namespaces
 * (`bench/ui`), so that it needs no thread of its own.
 */
export function layOutTopology(topology: Topology): TopologyPicture {
  const [host, ...named] = topology.namespaces;
  const matched = matchPeers(topology);
  if (host === undefined) return { width: 0, height: 0, boxes: [], nodes: [], edges: [], matched };
  const { joints } = matched;
  const leads = leadsOf(host, joints);
  const ordered = orderNamespaces(named, leads, joints).map(sizeNamespace);
  const places = new Map(ordered.map(({ namespace }, at) => [namespace.name, at]));
  const count = Math.max(columnsFor(named.length), Math.min(maxHostColumns, freeLinks(host, joints)));
  const placeOf = (id: string) => places.get(leads.get(id) ?? null) ?? null;
  const groups = groupHostLinks(host, joints, placeOf, count);
  const columns = columnsOf(host, groups, ordered, count);
  const own = placeHost(host, groups, columns);
  const bottom = own.box.y + own.box.height;
  const below = placeNamespaces(ordered, bottom + sizes.channel, columns);
  const nodes = [...own.nodes, ...below.nodes];
  return {
    width: own.box.x + own.box.width + sizes.gap,
    height: (named.length > 0 ? below.bottom : bottom) + sizes.gap,
    boxes: [own.box, ...below.boxes],
    nodes,
    edges: routeEdges(joints, nodes, { ...columns, rowTops: below.rowTops }),
    matched,
  };
}

/** The named namespace that each link of the target's own side leads to; the first, if to several. */
function leadsOf(host: TopologyNamespace, joints: readonly Joint[]): ReadonlyMap<string, string> {
  const leads = new Map<string, string>();
  for (const { kind, from, to } of joints) {
    if (kind === "port") continue;
    for (const [own, other] of [[from, to] as const, [to, from] as const]) {
      const name = placeOfLink(other);
      if (placeOfLink(own) === host.name && name !== null && !leads.has(own)) leads.set(own, name);
    }
  }
  return leads;
}

/** Namespaces at one bridge stand together, and those that lead nowhere come last; else by name. */
function orderNamespaces(
  named: readonly TopologyNamespace[],
  leads: ReadonlyMap<string, string>,
  joints: readonly Joint[],
): readonly TopologyNamespace[] {
  const masterOf = new Map(
    joints.flatMap(({ kind, from, to }) => (kind === "port" ? [[from, to] as const] : [])),
  );
  const ranks = new Map<string, number>();
  for (const [own, name] of leads) {
    const anchor = masterOf.get(own) ?? own;
    const rank = Number(anchor.slice(anchor.lastIndexOf("/") + 1));
    ranks.set(name, Math.min(rank, ranks.get(name) ?? Number.MAX_SAFE_INTEGER));
  }
  const rankOf = ({ name }: TopologyNamespace) => ranks.get(name ?? "") ?? Number.MAX_SAFE_INTEGER;
  return named.toSorted((one, other) => rankOf(one) - rankOf(other));
}

/** How many links could stand side by side on the target's own side. */
function freeLinks(host: TopologyNamespace, joints: readonly Joint[]): number {
  const ports = new Set(joints.flatMap(({ kind, from }) => (kind === "port" ? [from] : [])));
  return Math.max(
    1,
    shownLinks(host).length - [...ports].filter((id) => placeOfLink(id) === host.name).length,
  );
}

/** Columns as wide as the widest thing in each needs. */
function columnsOf(
  host: TopologyNamespace,
  groups: readonly HostGroup[],
  ordered: readonly SizedNamespace[],
  count: number,
): Columns {
  const widths = Array.from({ length: count }, (): number => sizes.minBox);
  const demand = (column: number, width: number) => {
    widths[column] = Math.max(widths[column] ?? 0, width);
  };
  for (const [at, { width }] of ordered.entries()) demand(at % count, width);
  for (const { column, width } of groups.flatMap(({ members }) => members))
    demand(column, width + besidePort);
  const demandSpan = (first: number, last: number, width: number) => {
    const others = widths.slice(first, last).reduce((sum, each) => sum + each + sizes.gap, 0);
    demand(last, width - others);
  };
  for (const { bridge, first, last } of groups) {
    if (bridge !== null) demandSpan(first, last, bridge.words + 2 * sizes.pad);
  }
  demandSpan(0, count - 1, widthOf(linesOf(host).map(({ text }) => text)) + 2 * sizes.pad);
  return { lefts: startsOf(widths, sizes.gap, sizes.gap), widths };
}
