import { checkSyntax, skipSpace } from "./json-syntax.ts";
import { decodeUtf8 } from "./utf8.ts";

/** A JSON value as Go's `interface{}` holds it. Maps, because any text may be a key, `__proto__` as well. */
export type GoJson = null | boolean | number | string | readonly GoJson[] | ReadonlyMap<string, GoJson>;

interface NodeBase<Kind extends string, Value extends GoJson> {
  readonly kind: Kind;
  /** Offset of the first byte. */
  readonly start: number;
  /** Offset behind the last byte. */
  readonly end: number;
  /** The whole value; of several members with one key the last one counts. */
  readonly value: Value;
}

/** A JSON value with its place in the bytes, and with all that Go's `interface{}` loses. */
export type JsonNode =
  | NodeBase<"null", null>
  | NodeBase<"bool", boolean>
  | NodeBase<"string", string>
  | (NodeBase<"number", number> & { /** As it was written. */ readonly literal: string })
  | JsonArrayNode
  | JsonObjectNode;

export type JsonArrayNode = NodeBase<"array", readonly GoJson[]> & { readonly items: readonly JsonNode[] };
export type JsonObjectNode = NodeBase<"object", ReadonlyMap<string, GoJson>> & {
  /** In the order of the bytes, with repeated keys. */
  readonly members: readonly JsonMember[];
};

export interface JsonMember {
  readonly key: string;
  /** Offset of the key's opening quote. */
  readonly keyStart: number;
  readonly node: JsonNode;
}

/** The values right inside a value, in their order. */
export function childrenOf(node: JsonNode): readonly JsonNode[] {
  if (node.kind === "array") return node.items;
  return node.kind === "object" ? node.members.map((member) => member.node) : [];
}

/**
 * Reads one JSON value. Containers are kept on a stack of our own, since 10,000 levels are allowed.
 * @throws GoSyntaxError
 */
export function parseJsonTree(bytes: Uint8Array): JsonNode {
  checkSyntax(bytes);
  const open: OpenContainer[] = [];
  for (let at = 0; ; ) {
    at = skipSeparators(bytes, at);
    const top = open.at(-1);
    if (top?.kind === "object" && top.pending === null && bytes[at] !== closeBrace) {
      const end = stringEnd(bytes, at);
      top.pending = { key: stringText(bytes, at, end), keyStart: at };
      at = end;
      continue;
    }
    const node = top !== undefined && isClosing(bytes[at]) ? close(top, at + 1) : startValue(bytes, at, open);
    at = node?.end ?? at + 1;
    if (node === null) continue;
    if (node.kind === "array" || node.kind === "object") open.pop();
    const parent = open.at(-1);
    if (parent === undefined) return node;
    add(parent, node);
  }
}

const [closeBrace, closeBracket] = [0x7d, 0x5d];

type OpenContainer =
  | { readonly kind: "array"; readonly start: number; readonly items: JsonNode[] }
  | {
      readonly kind: "object";
      readonly start: number;
      readonly members: JsonMember[];
      /** The key whose value comes next; `null` where a key comes next. */
      pending: Pick<JsonMember, "key" | "keyStart"> | null;
    };

/** Reads a scalar, or opens a container and returns `null`. */
function startValue(bytes: Uint8Array, start: number, open: OpenContainer[]): JsonNode | null {
  switch (String.fromCharCode(bytes[start] ?? 0)) {
    case "{":
      open.push({ kind: "object", start, members: [], pending: null });
      return null;
    case "[":
      open.push({ kind: "array", start, items: [] });
      return null;
    case '"': {
      const end = stringEnd(bytes, start);
      return { kind: "string", start, end, value: stringText(bytes, start, end) };
    }
    case "n":
      return { kind: "null", start, end: start + 4, value: null };
    case "t":
      return { kind: "bool", start, end: start + 4, value: true };
    case "f":
      return { kind: "bool", start, end: start + 5, value: false };
    default: {
      const end = numberEnd(bytes, start);
      const literal = decodeUtf8(bytes.subarray(start, end));
      return { kind: "number", start, end, value: Number(literal), literal };
    }
  }
}

function add(container: OpenContainer, node: JsonNode): void {
  if (container.kind === "array") container.items.push(node);
  else if (container.pending !== null) {
    container.members.push({ ...container.pending, node });
    container.pending = null;
  }
}

function close(container: OpenContainer, end: number): JsonNode {
  const { start } = container;
  if (container.kind === "array") {
    const { items } = container;
    return { kind: "array", start, end, items, value: items.map((item) => item.value) };
  }
  const { members } = container;
  const value = new Map(members.map(({ key, node }) => [key, node.value]));
  return { kind: "object", start, end, members, value };
}

function isClosing(byte: number | undefined): boolean {
  return byte === closeBrace || byte === closeBracket;
}

/** White space, and the commas and colons that say nothing more once the syntax is known to be right. */
function skipSeparators(bytes: Uint8Array, start: number): number {
  let at = skipSpace(bytes, start);
  while (bytes[at] === 0x2c || bytes[at] === 0x3a) at = skipSpace(bytes, at + 1);
  return at;
}

function stringEnd(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (bytes[at] !== 0x22) at += bytes[at] === 0x5c ? 2 : 1;
  return at + 1;
}

function numberEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && /[-+.0-9eE]/.test(String.fromCharCode(bytes[at] ?? 0))) at++;
  return at;
}

const escapePattern = /\\u([0-9a-fA-F]{4})|\\(.)/gu;
const shortEscapes: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** A string's text, from quote to quote. A surrogate that is half of nothing becomes U+FFFD. */
function stringText(bytes: Uint8Array, start: number, end: number): string {
  const text = decodeUtf8(bytes.subarray(start + 1, end - 1));
  if (!text.includes("\\")) return text;
  return text
    .replace(escapePattern, (_, code?: string, short?: string) =>
      code === undefined
        ? (shortEscapes[short ?? ""] ?? short ?? "")
        : String.fromCharCode(Number.parseInt(code, 16)),
    )
    .toWellFormed();
}
