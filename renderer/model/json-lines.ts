import { type JsonNode, parseJsonTree } from "../../shared/json/json-tree.ts";

/** One line of a document as it is shown. */
export interface JsonLine {
  readonly text: string;
  /** The top-level key that the line belongs to; `null` for the outer braces. */
  readonly key: string | null;
}

/** A nested value stays on one line as long as the line is no longer than this. */
const maxLineChars = 76;

/** Lays a JSON text out for reading; `null` if it is no JSON. Only white space differs from the original. */
export function jsonLines(text: string): readonly JsonLine[] | null {
  const root = parseJsonTree(text);
  if (root === null) return null;
  if (root.kind !== "object" || root.members.length === 0) {
    return blockLines(root, "", "").map((line) => ({ text: line, key: null }));
  }
  const last = root.members.length - 1;
  return [
    { text: "{", key: null },
    ...root.members.flatMap(([keyText, value], index) =>
      blockLines(value, "  ", `${keyText}: `, index === last ? "" : ",").map((line) => ({
        text: line,
        key: String(JSON.parse(keyText)),
      })),
    ),
    { text: "}", key: null },
  ];
}

function blockLines(node: JsonNode, indent: string, lead: string, tail = ""): string[] {
  const oneLine = `${indent}${lead}${inlineJson(node)}${tail}`;
  if (node.kind === "leaf" || oneLine.length <= maxLineChars) return [oneLine];
  const inner = `${indent}  `;
  const [open, close] = node.kind === "object" ? ["{", "}"] : ["[", "]"];
  const children: readonly (readonly [string, JsonNode])[] =
    node.kind === "object"
      ? node.members.map(([key, value]) => [`${key}: `, value])
      : node.items.map((item) => ["", item]);
  const last = children.length - 1;
  return [
    `${indent}${lead}${open}`,
    ...children.flatMap(([childLead, child], index) =>
      blockLines(child, inner, childLead, index === last ? "" : ","),
    ),
    `${indent}${close}${tail}`,
  ];
}

function inlineJson(node: JsonNode): string {
  switch (node.kind) {
    case "leaf":
      return node.text;
    case "array":
      return `[${node.items.map(inlineJson).join(", ")}]`;
    case "object":
      if (node.members.length === 0) return "{}";
      return `{ ${node.members.map(([key, value]) => `${key}: ${inlineJson(value)}`).join(", ")} }`;
  }
}
