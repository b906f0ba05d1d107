/** One line of an excerpt. */
export interface ExcerptLine {
  /** From 1. */
  readonly number: number;
  readonly text: string;
  /** Column of the problem on this line, from 1; `null` on every other line. */
  readonly column: number | null;
}

/** The lines around a place in a text. `line` and `column` count from 1; `around` lines on either side. */
export function excerpt(
  text: string,
  position: { readonly line: number; readonly column: number },
  around = 4,
): readonly ExcerptLine[] {
  return text
    .split("\n")
    .map((line, index) => ({
      number: index + 1,
      text: line.replace(/\r$/, ""),
      column: index + 1 === position.line ? position.column : null,
    }))
    .slice(Math.max(0, position.line - 1 - around), position.line + around);
}
