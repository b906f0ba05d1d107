import type { BucketWidth, TimeBuckets } from "../../../shared/history/time-buckets.ts";

const day = new Intl.DateTimeFormat("en", { month: "short", day: "numeric" });
const dayOfYear = new Intl.DateTimeFormat("en", { month: "short", day: "numeric", year: "numeric" });
const month = new Intl.DateTimeFormat("en", { month: "short", year: "numeric" });
const year = new Intl.DateTimeFormat("en", { year: "numeric" });
const clock = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const exactClock = new Intl.DateTimeFormat("en", { timeStyle: "medium", hourCycle: "h23" });

/** How wide bars are: `5 minutes`, `1 day`, `1 week`. */
export function widthWords({ count, unit }: BucketWidth): string {
  if (unit === "day" && count === 7) return "1 week";
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

/** When a bucket begins, as far as its width needs it: `Nov 26 14:00`, `Nov 26, 2026`, `Nov 2026`. */
export function edgeWords(at: number, { unit }: BucketWidth): string {
  if (unit === "year") return year.format(at);
  if (unit === "month") return month.format(at);
  if (unit === "day") return dayOfYear.format(at);
  return `${day.format(at)} ${timeOfDay(at, unit)}`;
}

/** The time from the first of these buckets up to and with the last. */
export function spanWords({ edges, width }: TimeBuckets, first: number, last: number): string {
  const from = edges[first] ?? 0;
  const to = edges[last + 1] ?? from;
  const begin = edgeWords(from, width);
  if (width.unit === "day" || width.unit === "month" || width.unit === "year") {
    const end = edgeWords(to - 1, width);
    return begin === end ? begin : `${begin} to ${end}`;
  }
  const sameDay = day.format(from) === day.format(to);
  return `${begin} to ${sameDay ? timeOfDay(to, width.unit) : edgeWords(to, width)}`;
}

/**
 * From one moment to another, to the minute: `Nov 26 14:00 to 14:35`, `Oct 18 09:12 to Nov 27 02:53`; with the years
 * where not both are of this one.
 */
export function betweenWords(
  { first, last }: { readonly first: number; readonly last: number },
  now: number,
): string {
  const isThisYear = [first, last].every((at) => year.format(at) === year.format(now));
  const format = isThisYear ? day : dayOfYear;
  const [begin, end] = [first, last].map((at) => `${format.format(at)} ${clock.format(at)}`);
  if (begin === end) return `${begin}`;
  const sameDay = dayOfYear.format(first) === dayOfYear.format(last);
  return `${begin} to ${sameDay ? clock.format(last) : end}`;
}

const timeOfDay = (at: number, unit: BucketWidth["unit"]) =>
  unit === "second" ? exactClock.format(at) : clock.format(at);
