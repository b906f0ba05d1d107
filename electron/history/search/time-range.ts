/** Where a run stands in time; of those that began at the same moment the one with the higher number is newer. */
export interface TimePlace {
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly id: number;
}

/** What lies between two places, without these. */
export interface TimeRange {
  readonly low: TimePlace;
  readonly high: TimePlace;
}

/** The condition that a run lies in a range; `rangeValues` gives what it needs. */
export const inRange = "(started_at, id) > ($lowAt, $lowId) AND (started_at, id) < ($highAt, $highId)";

export function rangeValues({ low, high }: TimeRange) {
  return { lowAt: low.startedAt, lowId: low.id, highAt: high.startedAt, highId: high.id };
}

/** The range of the runs that began at `from` or later, and before `to`; milliseconds since the epoch. */
export function rangeOfTimes(from: number | null, to: number | null): TimeRange {
  return {
    low: { startedAt: from ?? 0, id: 0 },
    high: { startedAt: to ?? Number.MAX_SAFE_INTEGER, id: 0 },
  };
}

export function isEarlier(a: TimePlace, b: TimePlace): boolean {
  return a.startedAt < b.startedAt || (a.startedAt === b.startedAt && a.id < b.id);
}

/** The part of a range that lies after this place, on the way back in time or forward. */
export function rangeAfter(range: TimeRange, place: TimePlace, isBack: boolean): TimeRange {
  if (isBack) return isEarlier(place, range.high) ? { ...range, high: place } : range;
  return isEarlier(range.low, place) ? { ...range, low: place } : range;
}

/** The part that lies before it. */
export function rangeBefore(range: TimeRange, place: TimePlace, isBack: boolean): TimeRange {
  return rangeAfter(range, place, !isBack);
}

export function isEmptyRange({ low, high }: TimeRange): boolean {
  return !isEarlier(low, high);
}
