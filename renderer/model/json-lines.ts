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
    ...root.members.flatMap(([keyText, value], index) => {
      const key = String(JSON.parse(keyText));
      const lines = blockLines(value, "  ", `${keyText}: `, index === last ? "" : ",");
      return lines.map((text) => ({ text, key }));
    }),
    { text: "}", key: null },
  ];
}

function blockLines(node: JsonNode, indent: string, lead: string, tail = ""): string[] {
  if (node.kind === "leaf") return [`${indent}${lead}${node.text}${tail}`];
  const room = maxLineChars - indent.length - lead.length - tail.length;
  const inLine = inlineJson(node, room);
  if (inLine !== null) return [`${indent}${lead}${inLine}${tail}`];
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

/** The value in one line; `null` as soon as it is clear that it takes more than `room` characters. */
function inlineJson(node: JsonNode, room: number): string | null {
  switch (node.kind) {
    case "leaf":
      return node.text.length <= room ? node.text : null;
    case "array":
      if (node.items.length > room) return null;
      return inlineParts(
        "[",
        node.items.map((item) => ["", item] as const),
        "]",
        room,
      );
    case "object":
      if (node.members.length === 0) return room < 2 ? null : "{}";
      return inlineParts(
        "{ ",
        node.members.map(([key, value]) => [`${key}: `, value] as const),
        " }",
        room,
      );
  }
}

function inlineParts(
  open: string,
  parts: readonly (readonly [lead: string, JsonNode])[],
  close: string,
  room: number,
): string | null {
  let line = open;
  for (const [place, [lead, node]] of parts.entries()) {
    line += (place === 0 ? "" : ", ") + lead;
    const value = inlineJson(node, room - line.length - close.length);
    if (value === null) return null;
    line += value;
  }
  return line.length + close.length <= room ? line + close : null;
}
