/** Where a text stops being JSON. */
export interface JsonErrorPlace {
  /** Index of the first character that no JSON has there; the text's length if it ends too early. */
  readonly index: number;
  /** From 1. */
  readonly line: number;
  /** In characters, from 1. */
  readonly column: number;
}

/**
 * Finds the first place at which a text is no JSON any more, where Go's reader gives up too; `null` if it is JSON.
 * Unlike the message of JSON.parse this is the same in every engine.
 */
export function jsonErrorPlace(text: string): JsonErrorPlace | null {
  const index = errorIndex(text);
  if (index === null) return null;
  const lineStart = text.lastIndexOf("\n", index - 1) + 1;
  const line = text.slice(0, lineStart).split("\n").length;
  return { index, line, column: Array.from(text.slice(lineStart, index)).length + 1 };
}

type Expected = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "commaOrEnd";

/** Without recursion, so that depth has no limit. */
function errorIndex(text: string): number | null {
  const closers: ("]" | "}")[] = [];
  let expected: Expected = "value";
  let at = skipSpace(text, 0);
  for (; at < text.length; at = skipSpace(text, at)) {
    const character = text.charAt(at);
    if (expected === "commaOrEnd") {
      const closer = closers.at(-1);
      if (closer === undefined) return at;
      if (character === closer) closers.pop();
      else if (character === ",") expected = closer === "}" ? "key" : "value";
      else return at;
      at += 1;
    } else if (expected === "colon") {
      if (character !== ":") return at;
      expected = "value";
      at += 1;
    } else if (expected.endsWith("OrEnd") && character === closers.at(-1)) {
      closers.pop();
      expected = "commaOrEnd";
      at += 1;
    } else if (expected.startsWith("value") && (character === "{" || character === "[")) {
      closers.push(character === "{" ? "}" : "]");
      expected = character === "{" ? "keyOrEnd" : "valueOrEnd";
      at += 1;
    } else {
      const isKey = expected.startsWith("key");
      const end = isKey && character !== '"' ? { at, whole: false } : scalarEnd(text, at);
      if (!end.whole) return end.at;
      expected = isKey ? "colon" : "commaOrEnd";
      at = end.at;
    }
  }
  return expected === "commaOrEnd" && closers.length === 0 ? null : text.length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && " \t\n\r".includes(text.charAt(at))) at += 1;
  return at;
}

/** Anything from the blank on but quote and backslash, and escapes. */
const insideString = /(?:[ -!#-[\]-\u{10ffff}]+|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/uy;

/** The end of a string, number or word; where it is none, the first character that does not belong. */
function scalarEnd(text: string, from: number): { readonly at: number; readonly whole: boolean } {
  const character = text.charAt(from);
  if (character === '"') {
    const at = endOf(insideString, text, from + 1);
    return text.charAt(at) === '"' ? { at: at + 1, whole: true } : { at, whole: false };
  }
  const word = { t: "true", f: "false", n: "null" }[character];
  if (word !== undefined) {
    let length = 0;
    while (length < word.length && text.charAt(from + length) === word.charAt(length)) length += 1;
    return { at: from + length, whole: length === word.length };
  }
  const at = endOf(/-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y, text, from);
  return at > from ? { at, whole: true } : { at: from + (character === "-" ? 1 : 0), whole: false };
}

function endOf(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex : from;
}
