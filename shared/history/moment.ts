const unitsMs = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 } as const;

/** A day, or a time of a day to the minute, second or millisecond; local unless it says otherwise. */
const isoForm = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/**
 * Reads a moment: how long ago (`30m`, `12h`, `2d`, `1w`), `today`, `yesterday`, a local day (`2026-11-20`), or a time
 * (`2026-11-20T10:30`, local; `2026-11-20T10:30:00.000Z`). A day means its first moment.
 * @param now milliseconds since the epoch
 * @returns milliseconds since the epoch; `null` if it is none of these
 */
export function readMoment(text: string, now: number): number | null {
  const ago = /^(\d{1,6})([mhdw])$/.exec(text);
  if (ago !== null) return now - Number(ago[1]) * unitsMs[unitOf(ago[2])];
  if (text === "today") return startOfDay(now, 0);
  if (text === "yesterday") return startOfDay(now, -1);
  if (!isoForm.test(text)) return null;
  // Without a time, Date would take a day for one of Greenwich.
  const at = new Date(text.includes("T") ? text : `${text}T00:00`).getTime();
  return Number.isNaN(at) || !isThatDay(text) ? null : at;
}

const unitOf = (letter: string | undefined): keyof typeof unitsMs =>
  letter === "m" || letter === "h" || letter === "w" ? letter : "d";

function startOfDay(now: number, days: number): number {
  const day = new Date(now);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + days).getTime();
}

/** Date takes 2026-02-30 for the second of March. */
function isThatDay(text: string): boolean {
  const day = text.slice(0, 10);
  return new Date(`${day}T00:00Z`).toISOString().slice(0, 10) === day;
}
