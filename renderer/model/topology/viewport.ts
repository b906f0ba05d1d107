import type { Rect } from "./topology-picture.ts";

/** How a picture is shown: a point of it is at `point × scale + (x, y)` of the screen, in pixels. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const minScale = 0.05;
const maxScale = 4;
/** What stays free around a link that is brought into view. */
const margin = 24;

/** The whole picture in the middle of the screen, not enlarged beyond `largest`. */
export function fitViewport(picture: Size, screen: Size, largest: number): Viewport {
  if (picture.width === 0 || picture.height === 0) return { x: 0, y: 0, scale: 1 };
  const scale = Math.min(screen.width / picture.width, screen.height / picture.height, largest);
  return {
    scale,
    x: (screen.width - picture.width * scale) / 2,
    y: (screen.height - picture.height * scale) / 2,
  };
}

/**
 * The whole picture where it fits at the `smallest` scale; else at that scale from its top left, moved as far as it
 * takes to see a part of it.
 */
export function legibleViewport(
  picture: Size,
  screen: Size,
  [smallest, largest]: readonly [smallest: number, largest: number],
  part: Rect | null,
): Viewport {
  const whole = fitViewport(picture, screen, largest);
  if (whole.scale >= smallest) return whole;
  const start = (length: number, room: number) => Math.max(0, (room - length * smallest) / 2);
  const begun = {
    scale: smallest,
    x: start(picture.width, screen.width),
    y: start(picture.height, screen.height),
  };
  return part === null ? begun : revealInViewport(begun, part, screen);
}

/** Enlarges by a factor, with one point of the screen staying where it is. */
export function zoomViewport(
  { x, y, scale }: Viewport,
  factor: number,
  at: { readonly x: number; readonly y: number },
): Viewport {
  const next = Math.min(maxScale, Math.max(minScale, scale * factor));
  const grown = next / scale;
  return { scale: next, x: at.x - (at.x - x) * grown, y: at.y - (at.y - y) * grown };
}

/** What a picture that is shown as `from` has to be shown as for it to look as `to`. */
export function viewportFrom(from: Viewport, to: Viewport): Viewport {
  const scale = to.scale / from.scale;
  return { scale, x: to.x - from.x * scale, y: to.y - from.y * scale };
}

export function moveViewport({ x, y, scale }: Viewport, dx: number, dy: number): Viewport {
  return { scale, x: x + dx, y: y + dy };
}

/** Moves as little as it takes to see a part of the picture; the same viewport where it is seen already. */
export function revealInViewport(viewport: Viewport, part: Rect, screen: Size): Viewport {
  const { x, y, scale } = viewport;
  const dx = shift(part.x * scale + x, part.width * scale, screen.width);
  const dy = shift(part.y * scale + y, part.height * scale, screen.height);
  return dx === 0 && dy === 0 ? viewport : moveViewport(viewport, dx, dy);
}

/** Whether at least half of a part of the picture can be seen, or it fills half of the screen. */
export function isInView({ x, y, scale }: Viewport, part: Rect, screen: Size): boolean {
  return (
    isSeen(part.x * scale + x, part.width * scale, screen.width) &&
    isSeen(part.y * scale + y, part.height * scale, screen.height)
  );
}

function isSeen(start: number, length: number, screen: number): boolean {
  return Math.min(start + length, screen) - Math.max(start, 0) >= Math.min(length, screen) / 2;
}

function shift(start: number, length: number, screen: number): number {
  if (start < margin) return margin - start;
  const over = start + length + margin - screen;
  // What is larger than the screen is seen from its beginning.
  return over > 0 ? -Math.min(over, start - margin) : 0;
}
