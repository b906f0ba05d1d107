import type { MadeByRun } from "./made-by-run.ts";
import { type PictureBox, type Rect, sizes, type TopologyPicture } from "./topology-picture.ts";

/** Where something that a run made is drawn. */
export interface MadePart extends Rect {
  /** A `linkId`, or a line's `routeId`s. */
  readonly id: string;
}

/** Where the links and routes of a run are drawn, of which the links come first. */
export function madeParts({ nodes, boxes }: TopologyPicture, made: MadeByRun): readonly MadePart[] {
  const links = nodes.filter(({ id }) => made.links.has(id));
  return [...links, ...boxes.flatMap((box) => routeParts(box, made.routes))];
}

function routeParts({ x, lines, linesY }: PictureBox, made: ReadonlySet<string>): readonly MadePart[] {
  return lines.flatMap(({ text, routes }, at) => {
    const ofRun = routes.filter((route) => made.has(route));
    if (ofRun.length === 0) return [];
    const y = linesY + (at - 1) * sizes.line;
    const size = { width: text.length * sizes.letter, height: sizes.line };
    return [{ id: ofRun.join(" "), x: x + sizes.pad, y, ...size }];
  });
}

/** The part of a picture that tells most of a run: its links, without a bridge that may be as wide as the picture. */
export function heartOfMade({ nodes }: TopologyPicture, made: MadeByRun): Rect | null {
  const links = nodes.filter(({ id }) => made.links.has(id));
  const boxes = links.filter(({ shape }) => shape === "box");
  return around(boxes.length > 0 ? boxes : links);
}

function around(parts: readonly Rect[]): Rect | null {
  if (parts.length === 0) return null;
  const x = Math.min(...parts.map((part) => part.x));
  const y = Math.min(...parts.map((part) => part.y));
  const right = Math.max(...parts.map((part) => part.x + part.width));
  const bottom = Math.max(...parts.map((part) => part.y + part.height));
  return { x, y, width: right - x, height: bottom - y };
}
