/** Where in some lines a text was found: from `start` on, up to and without `end`. */
export interface FoundPlace {
  /** Index of the line, from 0. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

/** More places than that are neither counted nor shown. */
export const maxFoundPlaces = 10_000;

/** The places of a text within the lines, without regard to case, none of them overlapping; the first 10,000. */
export function findInLines(
  lines: readonly { readonly text: string }[],
  text: string,
): readonly FoundPlace[] {
  if (text === "") return [];
  const pattern = new RegExp(text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&"), "giu");
  const found: FoundPlace[] = [];
  for (const [line, { text: content }] of lines.entries()) {
    for (const match of content.matchAll(pattern)) {
      found.push({ line, start: match.index, end: match.index + match[0].length });
      if (found.length === maxFoundPlaces) return found;
    }
  }
  return found;
}
