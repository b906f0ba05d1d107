/**
 * Quotes a text as Go's `%q` does, which libcni's messages use: double quotes, escapes for what cannot be
 * printed, everything else as it is.
 */
export function quoteGo(text: string): string {
  return `"${Array.from(text, escapeGoRune).join("")}"`;
}

/** One character as it stands inside Go's quotes. Bytes that are no UTF-8 at all are the caller's business. */
export function escapeGoRune(character: string): string {
  const short = shortEscapes.get(character);
  if (short !== undefined) return short;
  if (printable.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `\\x${hex(code, 2)}`;
  return code < 0x10000 ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
}

/** Go's `unicode.IsPrint`: letters, marks, numbers, punctuation, symbols, and of all spaces only the usual one. */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\u0007", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
]);

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, "0");
}
