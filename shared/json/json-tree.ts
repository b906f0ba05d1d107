/**
 * A JSON text as a tree that keeps every key and literal as it was written, so that showing a document more
 * readably never changes a number or an escape.
 */
export type JsonNode =
  | { readonly kind: "leaf"; readonly text: string }
  | { readonly kind: "array"; readonly items: readonly JsonNode[] }
  | {
      readonly kind: "object";
      readonly members: readonly (readonly [keyText: string, value: JsonNode])[];
    };

const tokenPattern = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;
/** Deeper documents are shown as they are: nobody reads them, and the stack has an end. */
const maxDepth = 200;

/** Reads `text`; `null` if it is not JSON, or nested too deeply to be shown as a tree. */
export function parseJsonTree(text: string): JsonNode | null {
  if (!isJson(text)) return null;
  const tokens = text.match(tokenPattern) ?? [];
  let at = 0;
  let tooDeep = false;
  const next = (): string => tokens[at++] ?? "";

  function value(depth: number): JsonNode {
    if (depth > maxDepth) tooDeep = true;
    const token = next();
    if (tooDeep || (token !== "{" && token !== "[")) return { kind: "leaf", text: token };
    return token === "{" ? object(depth) : array(depth);
  }
  function object(depth: number): JsonNode {
    const members: [string, JsonNode][] = [];
    while (tokens[at] !== "}" && !tooDeep) {
      const key = next();
      at += 1;
      members.push([key, value(depth + 1)]);
      if (tokens[at] === ",") at += 1;
    }
    at += 1;
    return { kind: "object", members };
  }
  function array(depth: number): JsonNode {
    const items: JsonNode[] = [];
    while (tokens[at] !== "]" && !tooDeep) {
      items.push(value(depth + 1));
      if (tokens[at] === ",") at += 1;
    }
    at += 1;
    return { kind: "array", items };
  }

  const root = value(0);
  return tooDeep ? null : root;
}

/** The tree on one line without any space, as a command line wants it. */
export function compactJson(node: JsonNode): string {
  switch (node.kind) {
    case "leaf":
      return node.text;
    case "array":
      return `[${node.items.map(compactJson).join(",")}]`;
    case "object":
      return `{${node.members.map(([key, value]) => `${key}:${compactJson(value)}`).join(",")}}`;
  }
}

/** Whether a text is JSON. */
export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
