import { expect, test } from "vitest";
import {
  fitViewport,
  isInView,
  legibleViewport,
  moveViewport,
  revealInViewport,
  type Viewport,
  viewportFrom,
  zoomViewport,
} from "./viewport.ts";

const screen = { width: 800, height: 600 };
/** Where a point of the picture is on the screen. */
const seen = ({ x, y, scale }: Viewport, px: number, py: number) => [px * scale + x, py * scale + y];

test("fits the whole picture in the middle, and does not blow up a small one", () => {
  const large = fitViewport({ width: 1600, height: 600 }, screen, 1);
  expect(seen(large, 0, 0)).toEqual([0, 150]);
  expect(seen(large, 1600, 600)).toEqual([800, 450]);
  expect(fitViewport({ width: 400, height: 300 }, screen, 1)).toEqual({ scale: 1, x: 200, y: 150 });
  expect(fitViewport({ width: 400, height: 300 }, screen, 1.5).scale).toBe(1.5);
  expect(fitViewport({ width: 0, height: 0 }, screen, 1).scale).toBe(1);
});

test("what would be too small to read begins at its top left, or where the part to see is", () => {
  const part = { x: 1000, y: 100, width: 100, height: 40 };
  const picture = { width: 1600, height: 300 };
  expect(legibleViewport(picture, screen, [0.5, 1], part)).toEqual(fitViewport(picture, screen, 1));
  expect(legibleViewport(picture, screen, [1.5, 1.5], null)).toEqual({ scale: 1.5, x: 0, y: 75 });
  const shown = legibleViewport(picture, screen, [1.5, 1.5], part);
  expect(shown).toEqual({ scale: 1.5, x: 800 - 24 - 1650, y: 75 });
  expect(isInView(shown, part, screen)).toBe(true);
});

test("zooming keeps the point under the pointer, within limits", () => {
  const before = { x: 30, y: -20, scale: 0.5 };
  const after = zoomViewport(before, 2, { x: 130, y: 80 });
  expect(after.scale).toBe(1);
  expect(seen(after, 200, 200)).toEqual(seen(before, 200, 200));
  expect(zoomViewport(before, 1000, { x: 0, y: 0 }).scale).toBe(4);
  expect(zoomViewport(before, 0.0001, { x: 0, y: 0 }).scale).toBe(0.05);
});

test("moves no further than it takes to see a link", () => {
  const part = { x: 100, y: 100, width: 100, height: 40 };
  const there = { x: 0, y: 0, scale: 1 };
  expect(revealInViewport(there, part, screen)).toBe(there);
  expect(revealInViewport(moveViewport(there, -300, 0), part, screen)).toEqual({ x: -76, y: 0, scale: 1 });
  expect(revealInViewport(moveViewport(there, 700, 500), part, screen)).toEqual({ x: 576, y: 436, scale: 1 });
  const huge = { x: 0, y: 0, width: 5000, height: 40 };
  expect(revealInViewport(moveViewport(there, 100, 100), huge, screen).x).toBe(24);
});

test("a part is in view when half of it is, or when it fills half of the screen", () => {
  const part = { x: 100, y: 100, width: 100, height: 40 };
  const there = { x: 0, y: 0, scale: 1 };
  expect(isInView(there, part, screen)).toBe(true);
  expect(isInView(moveViewport(there, -145, 0), part, screen)).toBe(true);
  expect(isInView(moveViewport(there, -155, 0), part, screen)).toBe(false);
  expect(isInView(moveViewport(there, 0, 490), part, screen)).toBe(false);
  const wide = { x: 0, y: 0, width: 5000, height: 40 };
  expect(isInView(moveViewport(there, -2000, 0), wide, screen)).toBe(true);
  expect(isInView(moveViewport(there, -4800, 0), wide, screen)).toBe(false);
});

test("one viewport after another is the second one's", () => {
  const [drawn, wanted] = [
    { x: 40, y: -10, scale: 0.5 },
    { x: -300, y: 70, scale: 0.8 },
  ];
  const [x = 0, y = 0] = seen(drawn, 130, 240);
  const [shownX, shownY] = seen(viewportFrom(drawn, wanted), x, y);
  expect(shownX).toBeCloseTo(130 * 0.8 - 300);
  expect(shownY).toBeCloseTo(240 * 0.8 + 70);
});
