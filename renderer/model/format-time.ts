const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

/** Local time of day: `14:03:22`. */
function formatClock(epochMs: number): string {
  const date = new Date(epochMs);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** Local day as `2026-01-31`. */
export function formatDay(epochMs: number): string {
  const date = new Date(epochMs);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/**
 * As short as it can be told from `now` (ms since the epoch): `14:03:22` for today, `Jan 31 14:03` for another
 * day of this year, `2025-01-31` before.
 */
export function formatMoment(epochMs: number, now: number): string {
  const clock = formatClock(epochMs);
  const date = new Date(epochMs);
  if (formatDay(epochMs) === formatDay(now)) return clock;
  if (date.getFullYear() !== new Date(now).getFullYear()) return formatDay(epochMs);
  return `${months[date.getMonth()]} ${pad(date.getDate())} ${clock.slice(0, 5)}`;
}

/** Day and time of day to the ms: `2026-01-31 14:03:22.412`. */
export function formatFullMoment(epochMs: number): string {
  return `${formatDay(epochMs)} ${formatClock(epochMs)}.${pad(new Date(epochMs).getMilliseconds(), 3)}`;
}

/** The same instant as ISO 8601 in UTC with ms. */
export function formatIso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
