/** A text's beginning that can be shown at once, and how much of it is left. */
export interface FirstPart<Line> {
  readonly lines: readonly Line[];
  readonly hiddenLines: number;
  /** Characters that were cut off the end of the last line. */
  readonly hiddenChars: number;
}

/** So many lines and characters, of one line or all together, are laid out without a pause. */
const limits = { lines: 400, chars: 20_000 } as const;

/** The first lines of a text; one that is too long by itself is cut, and is the last one then. */
export function firstPart<Line extends { readonly text: string }>(lines: readonly Line[]): FirstPart<Line> {
  const shown: Line[] = [];
  let room: number = limits.chars;
  for (const line of lines.slice(0, limits.lines)) {
    const hiddenChars = line.text.length - room;
    if (hiddenChars > 0) {
      if (line.text.length <= limits.chars) break;
      shown.push({ ...line, text: line.text.slice(0, room) });
      return { lines: shown, hiddenLines: lines.length - shown.length, hiddenChars };
    }
    shown.push(line);
    room -= line.text.length;
  }
  return { lines: shown, hiddenLines: lines.length - shown.length, hiddenChars: 0 };
}
