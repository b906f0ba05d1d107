import { type JsonNode, parseJsonTree } from "../../../shared/json/json-tree.ts";

/**
 * A JSON text as lines that are equal for equal values: one value a line, keys in the order of their letters, no
 * commas. Numbers stay as they were written; texts lose only the choice of their escapes. `null` if it is no JSON.
 */
export function canonicalJson(text: string): readonly string[] | null {
  const root = parseJsonTree(text);
  return root === null ? null : linesOf(root, "", "");
}

function linesOf(node: JsonNode, indent: string, lead: string): readonly string[] {
  if (node.kind === "leaf") return [indent + lead + canonicalLeaf(node.text)];
  const inner = `${indent}  `;
  const [open, close] = node.kind === "object" ? ["{", "}"] : ["[", "]"];
  const children =
    node.kind === "object"
      ? node.members
          .map(([key, value]) => ({ key: canonicalLeaf(key), value }))
          .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
          .flatMap(({ key, value }) => linesOf(value, inner, `${key}: `))
      : node.items.flatMap((item) => linesOf(item, inner, ""));
  if (children.length === 0) return [`${indent}${lead}${open}${close}`];
  return [`${indent}${lead}${open}`, ...children, `${indent}${close}`];
}

function canonicalLeaf(text: string): string {
  return text.startsWith('"') ? JSON.stringify(JSON.parse(text)) : text;
}
