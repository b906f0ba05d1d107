import type { JsonNode } from "../../json/json-tree.ts";
import { stringNode, stringOf } from "../../json/json-values.ts";

/** The words of a text, between commas and white space. */
export function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== "");
}

/** Words as a list of strings; `null` for none. */
export function printWords(text: string): JsonNode | null {
  const words = wordsOf(text);
  return words.length === 0 ? null : { kind: "array", items: words.map(stringNode) };
}

/** A list of strings as words; `null` for what is none. */
export function parseWords(value: JsonNode): string | null {
  if (value.kind !== "array") return null;
  const words = value.items.map(stringOf);
  const good = words.filter((word) => word !== null);
  return good.length === words.length ? good.join(", ") : null;
}

/** The words that are there more than once, each once. */
export function repeated(words: readonly string[]): readonly string[] {
  return [...new Set(words.filter((word, index) => words.indexOf(word) !== index))];
}
