import type { PictureNode, Rect } from "./topology-picture.ts";

export type Direction = "left" | "right" | "up" | "down";

/** The link that the arrow key leads to: the nearest in that direction, one straight ahead rather than one aside. */
export function nearestNode(
  nodes: readonly PictureNode[],
  from: PictureNode,
  direction: Direction,
): PictureNode | null {
  const start = centre(from);
  let best: { readonly node: PictureNode; readonly cost: number } | null = null;
  for (const node of nodes) {
    const { x, y } = centre(node);
    const [ahead, aside] = split(x - start.x, y - start.y, direction);
    if (node.id === from.id || ahead <= 0) continue;
    const cost = ahead + 2 * Math.abs(aside);
    if (best === null || cost < best.cost) best = { node, cost };
  }
  return best?.node ?? null;
}

function split(dx: number, dy: number, direction: Direction): readonly [ahead: number, aside: number] {
  if (direction === "left") return [-dx, dy];
  if (direction === "right") return [dx, dy];
  return direction === "up" ? [-dy, dx] : [dy, dx];
}

const centre = ({ x, y, width, height }: Rect) => ({ x: x + width / 2, y: y + height / 2 });
