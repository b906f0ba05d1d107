import { linkId, type TopologyNamespace } from "../../../shared/topology/topology.ts";
import type { HostGroup, HostMember } from "./group-host-links.ts";
import { linesOf } from "./size-links.ts";
import { type Columns, type PictureBox, type PictureNode, sizes } from "./topology-picture.ts";

/** The target's own namespace, at the top of the picture. */
export interface PlacedHost {
  readonly box: PictureBox;
  readonly nodes: readonly PictureNode[];
}

/** How much a column is wider than a port in it, so that what hangs from the bridge runs down beside the port. */
export const besidePort = 2 * (sizes.pad + sizes.inset);

/**
 * Places bridges above their ports, and each link in its column; groups whose columns do not meet stand beside each
 * other, others one below the other.
 */
export function placeHost(
  host: TopologyNamespace,
  groups: readonly HostGroup[],
  columns: Columns,
): PlacedHost {
  const lines = linesOf(host);
  const linesY = sizes.gap + sizes.title + sizes.inset;
  const nodes: PictureNode[] = [];
  let top = sizes.gap + sizes.title + (lines.length > 0 ? lines.length * sizes.line + sizes.inset : 0);
  let bottom = top;
  for (const level of levelsOf(groups)) {
    const below = level.some(({ bridge }) => bridge !== null) ? sizes.bar + sizes.drop : 0;
    const placed = level.flatMap((group) => placeGroup(host, group, top, top + below, columns));
    nodes.push(...placed);
    bottom = Math.max(...placed.map(({ y, height }) => y + height));
    top = bottom + sizes.drop;
  }
  const right = (columns.lefts.at(-1) ?? 0) + (columns.widths.at(-1) ?? 0);
  const box: PictureBox = {
    namespace: host,
    ...{ x: sizes.gap, y: sizes.gap, lines, linesY },
    width: right - sizes.gap,
    height: bottom + sizes.pad - sizes.gap,
  };
  return { box, nodes };
}

/** Each group is in the first level in which its columns are free. */
function levelsOf(groups: readonly HostGroup[]): readonly (readonly HostGroup[])[] {
  const levels: HostGroup[][] = [];
  for (const group of groups) {
    const free = levels.find((level) =>
      level.every(({ first, last }) => first > group.last || last < group.first),
    );
    if (free === undefined) levels.push([group]);
    else free.push(group);
  }
  return levels;
}

function placeGroup(
  host: TopologyNamespace,
  { bridge, members, first, last }: HostGroup,
  top: number,
  rowTop: number,
  columns: Columns,
): readonly PictureNode[] {
  const filled = new Map<number, number>();
  // The last is on top, so that what leads to the nearest row of namespaces stands nearest to it.
  const nodes = members.toReversed().map((member) => {
    const y = filled.get(member.column) ?? rowTop;
    filled.set(member.column, y + member.height + sizes.between);
    return placeMember(host, member, y, columns);
  });
  if (bridge === null) return nodes;
  const x = (columns.lefts[first] ?? 0) + sizes.pad;
  const right = (columns.lefts[last] ?? 0) + (columns.widths[last] ?? 0) - sizes.pad;
  const { link, addresses, note } = bridge;
  return [
    {
      ...{ id: linkId(host.name, link.index), namespace: host.name, link, addresses, note, column: last },
      ...{ shape: "bar", x, y: top, width: right - x, height: sizes.bar },
    },
    ...nodes,
  ];
}

/** In the middle of its column. */
function placeMember(
  host: TopologyNamespace,
  { link, addresses, note, width, height, column }: HostMember,
  y: number,
  { lefts, widths }: Columns,
): PictureNode {
  return {
    ...{ id: linkId(host.name, link.index), namespace: host.name, link, addresses, note, column },
    ...{ shape: "box", y, width, height },
    x: (lefts[column] ?? 0) + ((widths[column] ?? 0) - width) / 2,
  };
}
