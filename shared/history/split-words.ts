/** One word of what a person typed. Positions are indexes into the text. */
export interface QueryWord {
  readonly from: number;
  readonly to: number;
  /** It began with a minus sign. */
  readonly negated: boolean;
  /** What stands before the first colon outside quotes, or `null`. */
  readonly key: string | null;
  /** What is meant, without quotes; several where unquoted commas part them. */
  readonly values: readonly string[];
  /** Whether any of it was in quotes. */
  readonly quoted: boolean;
  /** A quote was opened and never closed. */
  readonly open: boolean;
}

/**
 * Splits a text into words at spaces. A part in double quotes keeps its spaces, commas and colons; inside, a backslash
 * stands before a quote or a backslash.
 */
export function splitWords(text: string): readonly QueryWord[] {
  const words: QueryWord[] = [];
  for (let at = 0; at < text.length; ) {
    if (isSpace(text[at])) {
      at += 1;
      continue;
    }
    const word = readWord(text, at);
    words.push(word);
    at = word.to;
  }
  return words;
}

const isSpace = (char: string | undefined) => char !== undefined && /\s/.test(char);

function readWord(text: string, from: number): QueryWord {
  const negated = text[from] === "-" && from + 1 < text.length && !isSpace(text[from + 1]);
  let at = from + (negated ? 1 : 0);
  let key: string | null = null;
  let value = "";
  let quoted = false;
  let open = false;
  const values: string[] = [];
  while (at < text.length && !isSpace(text[at])) {
    const char = text[at] ?? "";
    if (char === '"') {
      const part = readQuoted(text, at);
      value += part.value;
      quoted = true;
      open = !part.closed;
      at = part.to;
      continue;
    }
    at += 1;
    if (char === ":" && key === null && !quoted && values.length === 0) {
      key = value;
      value = "";
    } else if (char === "," && key !== null) {
      values.push(value);
      value = "";
    } else value += char;
  }
  return { from, to: at, negated, key, values: [...values, value], quoted, open };
}

function readQuoted(
  text: string,
  from: number,
): { readonly value: string; readonly to: number; readonly closed: boolean } {
  let value = "";
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text[at] ?? "";
    const next = text[at + 1];
    if (char === '"') return { value, to: at + 1, closed: true };
    if (char === "\\" && (next === '"' || next === "\\")) {
      value += next;
      at += 1;
    } else value += char;
  }
  return { value, to: text.length, closed: false };
}
