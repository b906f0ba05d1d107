/** Values of tc's JSON in the units in which tc(8) prints them. */

/** A rate in bytes per second: in bits, with the largest prefix that loses nothing, or little of a large one. */
export function rateText(bytesPerSecond: number): string {
  let rate = bytesPerSecond * 8;
  const prefixes = ["", "K", "M", "G", "T"];
  while (prefixes.length > 1 && rate >= 1000 && (rate % 1000 === 0 || rate >= 1_000_000)) {
    rate = Math.trunc(rate / 1000);
    prefixes.shift();
  }
  return `${rate}${prefixes[0]}bit`;
}

/** A size in bytes: in KiB and MiB where it is close enough to a whole number of them. */
export function sizeText(bytes: number): string {
  const whole = (unit: number, tolerance: number) =>
    bytes >= unit && Math.abs(Math.round(bytes / unit) * unit - bytes) < tolerance;
  if (whole(1024 * 1024, 1024)) return `${Math.round(bytes / 1024 / 1024)}Mb`;
  if (whole(1024, 16)) return `${Math.round(bytes / 1024)}Kb`;
  return `${bytes}b`;
}

/** A time in microseconds: in ms and s from one of them on, with three digits. */
export function timeText(microseconds: number): string {
  const digits = (value: number) => String(Number(value.toPrecision(3)));
  if (microseconds >= 1_000_000) return `${digits(microseconds / 1_000_000)}s`;
  if (microseconds >= 1000) return `${digits(microseconds / 1000)}ms`;
  return `${microseconds}us`;
}
