const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

/** Local time of day: `14:03:22`. */
export function formatClock(epochMs: number): string {
  const date = new Date(epochMs);
  return `${pad(date.getHours())}:${pad(date.getMinutes())}:${pad(date.getSeconds())}`;
}

/** Local day as `2026-01-31`. */
export function formatDay(epochMs: number): string {
  const date = new Date(epochMs);
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** The time of day alone for today, with the day before it for every other day. `now` is ms since the epoch. */
export function formatMoment(epochMs: number, now: number): string {
  const clock = formatClock(epochMs);
  return formatDay(epochMs) === formatDay(now) ? clock : `${formatDay(epochMs)} ${clock}`;
}

/** The same instant as ISO 8601 in UTC with ms. */
export function formatIso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
