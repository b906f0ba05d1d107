import type { BundlePreview } from "../../shared/carry/bundle-preview.ts";

/** `1 run`, `12,408 runs`. */
export function runsWords(count: number): string {
  return `${count.toLocaleString("en")} ${count === 1 ? "run" : "runs"}`;
}

/** Bytes as people read them: `812 bytes`, `1.4 MB`. */
export function bytesWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ["kB", "MB", "GB", "TB"];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${units[power - 1]}`;
}

/** What is not added, a line each. */
export function leftOutLines(
  of: Pick<BundlePreview, "known" | "newer" | "damaged" | "torn">,
): readonly string[] {
  return [
    of.known === 0 ? "" : `${runsWords(of.known)} in the history already.`,
    of.newer === 0 ? "" : `${runsWords(of.newer)} that a newer version of this program wrote.`,
    of.damaged === 0 ? "" : `${runsWords(of.damaged)} that cannot be read.`,
    of.torn ? "The file is torn: it does not end as bundles do, so that more runs may have been in it." : "",
  ].filter((line) => line !== "");
}
