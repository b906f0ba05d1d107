const units = ["kB", "MB", "GB", "TB"] as const;

/** Bytes as people read them, in units of a thousand: 812 B, 45.3 MB. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit: string = "B";
  for (const next of units) {
    if (value < 1000) break;
    value /= 1000;
    unit = next;
  }
  return `${unit === "B" || value >= 100 ? Math.round(value) : value.toFixed(1)} ${unit}`;
}
