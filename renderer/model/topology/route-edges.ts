import type { Joint } from "../../../shared/topology/match-peers.ts";
import { type Columns, type PictureEdge, type PictureNode, sizes } from "./topology-picture.ts";

type Point = readonly [x: number, y: number];

/** So many edges run side by side between two rows or columns before their places are used again. */
const lanes = 8;

/** What edges run around. */
export interface Grid extends Columns {
  /** Where each row of namespaces begins; the target's own side is above the first. */
  readonly rowTops: readonly number[];
}

/**
 * Draws what joins links, with right angles and around all namespaces: from the target's own side downwards, from
 * namespaces upwards, along the channel above a row and down beside a column.
 */
export function routeEdges(
  joints: readonly Joint[],
  nodes: readonly PictureNode[],
  grid: Grid,
): readonly PictureEdge[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const hosts = nodes.filter(({ namespace }) => namespace === null);
  const ways = new Ways(grid, hosts);
  return joints.flatMap((joint) => {
    const [from, to] = [byId.get(joint.from), byId.get(joint.to)];
    if (from === undefined || to === undefined) return [];
    const hangs = joint.kind === "port" && to.shape === "bar" && from.shape === "box";
    return [{ joint, points: hangs ? ways.hang(from, to) : ways.around(from, to) }];
  });
}

/** One end of an edge: the points from a link's border to where it meets the channel above a row. */
interface End {
  readonly points: readonly Point[];
  readonly row: number;
  /** Where it meets the channel. */
  readonly x: number;
}

class Ways {
  readonly #grid: Grid;
  readonly #hosts: readonly PictureNode[];
  /** How many edges run in a channel or beside a column already. */
  readonly #used = new Map<string, number>();

  constructor(grid: Grid, hosts: readonly PictureNode[]) {
    this.#grid = grid;
    this.#hosts = hosts;
  }

  /** From a port up to its bridge: straight where nothing is in between, else beside the ports above. */
  hang(port: PictureNode, bar: PictureNode): readonly Point[] {
    const bottom = bar.y + bar.height;
    const x = middle(port);
    const isFree = this.#hosts.every(
      (node) => node === bar || node === port || !stands(node, x) || node.y < bottom || node.y > port.y,
    );
    if (isFree) return [[x, port.y] as const, [x, bottom] as const];
    const left = (this.#grid.lefts[port.column] ?? 0) + sizes.pad + sizes.inset / 2;
    const y = port.y + port.height / 2;
    return [[port.x, y] as const, [left, y] as const, [left, bottom] as const];
  }

  around(from: PictureNode, to: PictureNode): readonly Point[] {
    const [start, end] = [this.#endOf(from, to), this.#endOf(to, from)];
    if (start.row === end.row && start.x === end.x)
      return join([...start.points, ...end.points.toReversed()]);
    const lower = start.row > end.row ? start : end;
    const lane = this.#lane(lower.row);
    const isRiser = start.row === end.row || from.namespace === null || to.namespace === null;
    if (isRiser) {
      // What comes from the target's side runs beside a column and meets any channel.
      return join([...start.points, [start.x, lane], [end.x, lane], ...end.points.toReversed()]);
    }
    const upper = start.row > end.row ? end : start;
    const upperLane = this.#lane(upper.row);
    const gutter = this.#gutter((start.row > end.row ? from : to).column);
    const turns: readonly Point[] = [
      [upper.x, upperLane],
      [gutter, upperLane],
      [gutter, lane],
      [lower.x, lane],
    ];
    const inOrder = upper === start ? turns : turns.toReversed();
    return join([...start.points, ...inOrder, ...end.points.toReversed()]);
  }

  #endOf(node: PictureNode, other: PictureNode): End {
    const x = middle(node);
    if (node.namespace !== null) return { points: [[x, node.y]], row: this.#rowOf(node), x };
    const bottom = node.y + node.height;
    const isLowest = this.#hosts.every((other) => other === node || !stands(other, x) || other.y < bottom);
    if (isLowest && this.#rowOf(other) === 0) return { points: [[x, bottom]], row: 0, x };
    const gutter = this.#gutter(node.column);
    const y = node.y + node.height / 2;
    return {
      points: [
        [node.x + node.width, y],
        [gutter, y],
      ],
      row: 0,
      x: gutter,
    };
  }

  /** The row that it stands in, or above which it stands. */
  #rowOf({ namespace, y }: PictureNode): number {
    return namespace === null ? 0 : this.#grid.rowTops.findLastIndex((top) => top <= y);
  }

  #gutter(column: number): number {
    const { lefts, widths } = this.#grid;
    const step = (sizes.gap - 8) / lanes;
    return (lefts[column] ?? 0) + (widths[column] ?? 0) + 4 + this.#next(`column ${column}`) * step;
  }

  #lane(row: number): number {
    const step = (sizes.channel - 16) / lanes;
    return (this.#grid.rowTops[row] ?? this.#below()) - 8 - this.#next(`row ${row}`) * step;
  }

  /** Where a first row would begin if there were any. */
  #below(): number {
    return Math.max(...this.#hosts.map(({ y, height }) => y + height)) + sizes.pad + sizes.channel;
  }

  #next(way: string): number {
    const count = this.#used.get(way) ?? 0;
    this.#used.set(way, count + 1);
    return count % lanes;
  }
}

const middle = ({ x, width }: PictureNode) => x + width / 2;

/** Whether it is above or below a place. */
const stands = ({ x: left, width }: PictureNode, x: number) => left <= x && x <= left + width;

/** Without points that are where the one before is. */
function join(points: readonly Point[]): readonly Point[] {
  return points.filter(([x, y], at) => {
    const before = points[at - 1];
    return before === undefined || before[0] !== x || before[1] !== y;
  });
}
