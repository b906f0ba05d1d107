/** How wide buckets of time are: so many of a unit. */
export interface BucketWidth {
  readonly count: number;
  readonly unit: "second" | "minute" | "hour" | "day" | "month" | "year";
}

/** A range of time in buckets. */
export interface TimeBuckets {
  readonly width: BucketWidth;
  /**
   * Milliseconds since the epoch, each later than the one before: bucket n goes from `edges[n]` up to `edges[n + 1]`,
   * which is left out. Edges are round times of this place.
   */
  readonly edges: readonly number[];
}

const unitMs = { second: 1000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;
const monthMs = 30.4 * unitMs.day;

const widths: readonly BucketWidth[] = [
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ count, unit: "second" }) as const),
  ...[1, 2, 5, 10, 15, 30].map((count) => ({ count, unit: "minute" }) as const),
  ...[1, 2, 3, 6, 12].map((count) => ({ count, unit: "hour" }) as const),
  ...[1, 2, 7].map((count) => ({ count, unit: "day" }) as const),
  ...[1, 3, 6].map((count) => ({ count, unit: "month" }) as const),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((count) => ({ count, unit: "year" }) as const),
];
const [narrowest = { count: 1, unit: "second" }] = widths;
const widest: BucketWidth = widths.at(-1) ?? narrowest;

/**
 * Divides a range into buckets of the narrowest width of which there are no more than so many, as clocks and calendars
 * of this place have them.
 * @param from milliseconds since the epoch, not before it
 * @param to the first moment after the range
 */
export function timeBuckets(from: number, to: number, most: number): TimeBuckets {
  const end = Math.max(to, from + 1);
  const fits = (width: BucketWidth) => (end - from) / lengthMs(width) <= most - 2;
  const width = widths.find(fits) ?? widest;
  const edges = [startOf(from, width)];
  for (let at = edges[0] ?? from; at < end; ) {
    at = Math.max(next(at, width), at + 1);
    edges.push(at);
  }
  return { width, edges };
}

function lengthMs({ count, unit }: BucketWidth): number {
  if (unit === "month") return count * monthMs;
  return unit === "year" ? count * 12 * monthMs : count * unitMs[unit];
}

/** The beginning of the bucket that a moment is in. */
function startOf(at: number, { count, unit }: BucketWidth): number {
  const date = new Date(at);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  switch (unit) {
    case "year":
      return firstOf(year - (year % count), 0);
    case "month":
      return firstOf(year, month - (month % count));
    case "day":
      // Weeks begin on Monday; of other days, those go together that are told apart by their number.
      return count === 7
        ? new Date(year, month, day - ((date.getDay() + 6) % 7)).getTime()
        : new Date(year, month, day - ((day - 1) % count)).getTime();
    default: {
      const midnight = new Date(year, month, day).getTime();
      const ms = count * unitMs[unit];
      return midnight + Math.floor((at - midnight) / ms) * ms;
    }
  }
}

/** The beginning of the bucket after the one that begins then. */
function next(start: number, width: BucketWidth): number {
  const { count, unit } = width;
  const date = new Date(start);
  const [year, month, day] = [date.getFullYear(), date.getMonth(), date.getDate()];
  switch (unit) {
    case "year":
      return firstOf(year + count, 0);
    case "month":
      return firstOf(year, month + count);
    case "day": {
      const after = new Date(year, month, day + count);
      const first = firstOf(year, month + 1);
      return count === 7 ? after.getTime() : Math.min(after.getTime(), first);
    }
    default: {
      // Each day begins anew, also one of 23 or 25 hours.
      const tomorrow = new Date(year, month, day + 1).getTime();
      return Math.min(start + count * unitMs[unit], tomorrow);
    }
  }
}

const firstOf = (year: number, month: number) => new Date(year, month, 1).getTime();
