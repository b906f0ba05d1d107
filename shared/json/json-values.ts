import type { JsonNode } from "./json-tree.ts";

/** The members of an object, keys and literals as they were written. */
export type JsonMembers = readonly (readonly [keyText: string, value: JsonNode])[];

/** A string as a node. */
export function stringNode(text: string): JsonNode {
  return { kind: "leaf", text: JSON.stringify(text) };
}

/** The text of a string node; `null` for any other. */
export function stringOf(node: JsonNode): string | null {
  return node.kind === "leaf" && node.text.startsWith('"') ? String(JSON.parse(node.text)) : null;
}

/** The literal of a whole number without sign, fraction and exponent; `null` for any other node. */
export function wholeNumberOf(node: JsonNode): string | null {
  return node.kind === "leaf" && /^\d+$/.test(node.text) ? node.text : null;
}

/** What the key of a member says. */
export function keyOf(keyText: string): string {
  return String(JSON.parse(keyText));
}
