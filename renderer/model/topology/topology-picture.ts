import type { Joint, MatchedLinks } from "../../../shared/topology/match-peers.ts";
import type { TopologyLink, TopologyNamespace } from "../../../shared/topology/topology.ts";

/** A rectangle, in pixels of a picture that is neither zoomed nor moved. */
export interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A link where it is drawn. */
export interface PictureNode extends Rect {
  /** As `linkId` makes it. */
  readonly id: string;
  /** `null` for the target's own namespace. */
  readonly namespace: string | null;
  readonly link: TopologyLink;
  /** A bridge with its ports hanging from it, or any other link. */
  readonly shape: "bar" | "box";
  /** Its addresses, one a line, as far as they are shown. */
  readonly addresses: readonly string[];
  /** A few words at the right. */
  readonly note: string;
  /** The column that it stands in; of a bar the last one. */
  readonly column: number;
}

/** What is written in a line of a namespace. */
export interface PictureLine {
  readonly text: string;
  /** `routeId`s of the routes that it stands for; none where it is about something else. */
  readonly routes: readonly string[];
}

/** A namespace where it is drawn. */
export interface PictureBox extends Rect {
  readonly namespace: TopologyNamespace;
  /** What is written in it besides its links: routes, or why there is nothing. */
  readonly lines: readonly PictureLine[];
  /** Where the first of the lines has its baseline. */
  readonly linesY: number;
}

/** What joins two links, drawn with right angles from the border of the one to that of the other. */
export interface PictureEdge {
  readonly joint: Joint;
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface TopologyPicture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PictureBox[];
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
  /** What the edges show, and what leads to nowhere in the picture. */
  readonly matched: MatchedLinks;
}

/** The columns that namespaces stand in, and above them the target's own links. */
export interface Columns {
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
}

/** Sizes of what is drawn. The letters are those of the monospace face at 12 px; others are narrower. */
export const sizes = {
  letter: 7.25,
  line: 18,
  /** Around the whole picture, and between namespaces. */
  gap: 28,
  /** Inside a namespace, and inside a link. */
  pad: 16,
  inset: 12,
  /** Between two links. */
  between: 14,
  title: 36,
  nodeHead: 28,
  minNode: 84,
  minBox: 176,
  bar: 36,
  /** From a bridge to its ports. */
  drop: 26,
  /** Between the rows of namespaces, for what runs from one to another. */
  channel: 56,
} as const;
