import { isEarlier, rangeBefore, type TimePlace, type TimeRange } from "./time-range.ts";

/** Gathers the runs that a walk through time meets first, in whatever order they are found. */
export interface NearestRuns {
  /** The walk leads from new to old. */
  readonly isBack: boolean;
  /** How many are wanted. */
  readonly limit: number;
  /** Where runs can be that are still wanted; it gets smaller as they are found. */
  range(): TimeRange;
  add(places: readonly TimePlace[]): void;
  /** Those that come first, in the order of the walk. */
  first(): readonly TimePlace[];
}

export function createNearestRuns(whole: TimeRange, isBack: boolean, limit: number): NearestRuns {
  let found: TimePlace[] = [];
  let range = whole;
  const keepFirst = (): void => {
    found = found.sort((a, b) => (isEarlier(a, b) === isBack ? 1 : -1)).slice(0, limit);
    const last = found.at(-1);
    if (last !== undefined && found.length === limit) range = rangeBefore(whole, last, isBack);
  };
  return {
    isBack,
    limit,
    range: () => range,
    add: (places) => {
      if (places.length === 0) return;
      found.push(...places);
      if (found.length >= limit) keepFirst();
    },
    first: () => {
      keepFirst();
      return found;
    },
  };
}
