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
