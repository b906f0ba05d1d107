/** A piece of some lines as one element shows it: whole lines, or a part of one that goes on from the piece before. */
export interface ShownText {
  readonly text: string;
  readonly goesOn: boolean;
}

/** Where a piece begins among the lines. */
export interface TextStart {
  readonly line: number;
  readonly column: number;
}

/** Where each of the pieces begins; between the lines of one piece there are line feeds. */
export function textStarts(texts: readonly ShownText[]): readonly TextStart[] {
  const starts: TextStart[] = [];
  let next: TextStart = { line: 0, column: 0 };
  let nextLine = 0;
  for (const { text, goesOn } of texts) {
    const start = goesOn ? next : { line: nextLine, column: 0 };
    starts.push(start);
    nextLine = start.line + text.split("\n").length;
    next = { line: start.line, column: start.column + text.length };
  }
  return starts;
}

/** The piece and the offset in it at which a place of a line is; `null` where no piece has it. */
export function pointIn(
  texts: readonly ShownText[],
  starts: readonly TextStart[],
  { line, column }: TextStart,
): { readonly piece: number; readonly offset: number } | null {
  const piece = lastAtOrBefore(starts, line, column);
  const start = starts[piece];
  const text = texts[piece]?.text;
  if (start === undefined || text === undefined) return null;
  let offset = column - (line === start.line ? start.column : 0);
  for (let at = start.line, from = 0; at < line; at += 1) {
    const end = text.indexOf("\n", from);
    if (end === -1) return null;
    offset += end + 1 - from;
    from = end + 1;
  }
  return offset < text.length ? { piece, offset } : null;
}

/** By halving, for a text of megabytes has many pieces and many places. */
function lastAtOrBefore(starts: readonly TextStart[], line: number, column: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const start = starts[middle];
    const isAfter =
      start === undefined || start.line > line || (start.line === line && start.column > column);
    if (isAfter) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
