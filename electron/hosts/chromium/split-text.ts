/**
 * Cuts a text into pieces of at most `maxUnits` UTF-16 units, and never through a character. An empty text is one
 * empty piece.
 */
export function splitText(text: string, maxUnits: number): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  do {
    const end = from + maxUnits;
    const to = isHighSurrogate(text.charCodeAt(end - 1)) && end < text.length ? end - 1 : end;
    pieces.push(text.slice(from, to));
    from = to;
  } while (from < text.length);
  return pieces;
}

/** The first half of a character that has two. */
function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
