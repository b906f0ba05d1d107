import { isLower, type Point, type PointRange, rangeBefore } from "./point-range.ts";

/** Gathers the runs that a walk along an axis meets first, in whatever order they are found. */
export interface NearestRuns {
  /** The walk leads down the axis, such as from new to old. */
  readonly isDown: boolean;
  /** When they began, in milliseconds since the epoch: then or later, and before then. */
  readonly since: number;
  readonly until: number;
  /** How many are wanted. */
  readonly limit: number;
  /** Where runs can be that are still wanted; it gets smaller as they are found. */
  range(): PointRange;
  add(points: readonly Point[]): void;
  /** Those that come first, in the order of the walk. */
  first(): readonly Point[];
}

export function createNearestRuns(
  whole: PointRange,
  wanted: Pick<NearestRuns, "isDown" | "since" | "until" | "limit">,
): NearestRuns {
  const { isDown, limit } = wanted;
  let found: Point[] = [];
  let range = whole;
  const keepFirst = (): void => {
    found = found.sort((a, b) => (isLower(a, b) === isDown ? 1 : -1)).slice(0, limit);
    const last = found.at(-1);
    if (last !== undefined && found.length === limit) range = rangeBefore(whole, last, isDown);
  };
  return {
    ...wanted,
    range: () => range,
    add: (points) => {
      if (points.length === 0) return;
      found.push(...points);
      if (found.length >= limit) keepFirst();
    },
    first: () => {
      keepFirst();
      return found;
    },
  };
}
