import type { Axis } from "./axis.ts";

/** Where a run stands on an axis; of those at the same place the one with the higher number comes later. */
export interface Point {
  readonly at: number;
  readonly id: number;
}

/** What lies between two points, without these. */
export interface PointRange {
  readonly low: Point;
  readonly high: Point;
}

/**
 * The condition that a run lies in a range; `rangeValues` gives what it needs. An index on an expression is entered by
 * the plain comparisons alone.
 */
export const inRange = ({ at }: Axis): string =>
  `${at} >= $lowAt AND ${at} <= $highAt AND (${at}, id) > ($lowAt, $lowId) AND (${at}, id) < ($highAt, $highId)`;

export function rangeValues({ low, high }: PointRange) {
  return { lowAt: low.at, lowId: low.id, highAt: high.at, highId: high.id };
}

/** All that is not less than `from` and less than `to`. */
export function rangeFrom(from: number, to: number): PointRange {
  return { low: { at: from, id: 0 }, high: { at: to, id: 0 } };
}

export function isLower(a: Point, b: Point): boolean {
  return a.at < b.at || (a.at === b.at && a.id < b.id);
}

/** The part of a range that lies after this point, on the way down the axis or up. */
export function rangeAfter(range: PointRange, point: Point, isDown: boolean): PointRange {
  if (isDown) return isLower(point, range.high) ? { ...range, high: point } : range;
  return isLower(range.low, point) ? { ...range, low: point } : range;
}

/** The part that lies before it. */
export function rangeBefore(range: PointRange, point: Point, isDown: boolean): PointRange {
  return rangeAfter(range, point, !isDown);
}

/** What comes right before a point on the way: a range after it begins with the point itself. */
export function justBefore({ at, id }: Point, isDown: boolean): Point {
  return { at, id: id + (isDown ? 1 : -1) };
}

export function isEmptyRange({ low, high }: PointRange): boolean {
  return !isLower(low, high);
}
