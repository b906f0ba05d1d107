import { linkId, type TopologyNamespace } from "../../../shared/topology/topology.ts";
import { linesOf, shownLinks, sizeLink, widthOf } from "./size-links.ts";
import { type Columns, type PictureBox, type PictureNode, type Rect, sizes } from "./topology-picture.ts";

/** Named namespaces in rows. */
export interface PlacedNamespaces {
  readonly boxes: readonly PictureBox[];
  readonly nodes: readonly PictureNode[];
  /** Where each row begins. */
  readonly rowTops: readonly number[];
  readonly bottom: number;
}

/** What a namespace needs. */
export type SizedNamespace = ReturnType<typeof sizeNamespace>;

/** Up to four namespaces stand side by side; of more, a picture as wide as a screen is. */
export function columnsFor(count: number): number {
  return count <= 4 ? Math.max(1, count) : Math.ceil(Math.sqrt(count * 1.6));
}

export function sizeNamespace(namespace: TopologyNamespace) {
  const links = shownLinks(namespace).map(sizeLink);
  const lines = linesOf(namespace);
  const tallest = Math.max(0, ...links.map(({ height }) => height));
  const beside = links.reduce((sum, { width }) => sum + width + sizes.between, -sizes.between);
  return {
    ...{ namespace, links, lines, tallest, beside },
    width:
      Math.max(beside, widthOf([namespace.name ?? "", ...lines.map(({ text }) => text)])) + 2 * sizes.pad,
    height: sizes.title + tallest + (tallest > 0 ? sizes.inset : 0) + lines.length * sizes.line + sizes.inset,
  };
}

/** Places namespaces in their order, row by row, the first of which begins at `top`. */
export function placeNamespaces(
  sized: readonly SizedNamespace[],
  top: number,
  { lefts, widths }: Columns,
): PlacedNamespaces {
  const columns = lefts.length;
  const rows = Math.ceil(sized.length / columns);
  const heights = Array.from({ length: rows }, (_, row) =>
    Math.max(...sized.slice(row * columns, (row + 1) * columns).map(({ height }) => height)),
  );
  const rowTops = startsOf(heights, top, sizes.channel);
  const placed = sized.map((each, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const place = { x: lefts[column] ?? 0, y: rowTops[row] ?? 0 };
    return placeOne(each, { ...place, width: widths[column] ?? 0, height: heights[row] ?? 0 }, column);
  });
  return {
    boxes: placed.map(({ box }) => box),
    nodes: placed.flatMap(({ nodes }) => nodes),
    rowTops,
    bottom: (rowTops.at(-1) ?? top) + (heights.at(-1) ?? 0),
  };
}

function placeOne({ namespace, links, lines, tallest, beside }: SizedNamespace, rect: Rect, column: number) {
  // Links share the whole width, so that a single one has its middle where its column has.
  const more = links.length === 0 ? 0 : (rect.width - 2 * sizes.pad - beside) / links.length;
  const grown = links.map(({ width }) => width + more);
  const lefts = startsOf(grown, rect.x + sizes.pad, sizes.between);
  const nodes = links.map(
    ({ link, addresses, note, height }, at): PictureNode => ({
      ...{ id: linkId(namespace.name, link.index), namespace: namespace.name, link, addresses, column },
      ...{ height, shape: "box", note },
      width: grown[at] ?? 0,
      x: lefts[at] ?? rect.x,
      y: rect.y + sizes.title,
    }),
  );
  const linesY = rect.y + sizes.title + tallest + (tallest > 0 ? sizes.inset : 0) + sizes.inset;
  const box: PictureBox = { ...rect, namespace, lines, linesY };
  return { box, nodes };
}

/** Where things of these lengths begin, one after the other. */
export function startsOf(lengths: readonly number[], first: number, gap: number): readonly number[] {
  const starts: number[] = [];
  let at = first;
  for (const length of lengths) {
    starts.push(at);
    at += length + gap;
  }
  return starts;
}
