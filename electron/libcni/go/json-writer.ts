import { compareUtf8 } from "./utf8.ts";

/** Members that are written in their own order, as Go writes a struct; a Map's are sorted. */
export class GoStruct {
  readonly members: readonly (readonly [key: string, value: Writable])[];

  constructor(members: readonly (readonly [key: string, value: Writable])[]) {
    this.members = members;
  }
}

/** What can be written as JSON. A bigint stands for Go's integers, a number for its float64. */
export type Writable =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly Writable[]
  | ReadonlyMap<string, Writable>
  | GoStruct;

/**
 * Writes JSON as Go's json.Marshal does: without white space, keys of maps in the order of their bytes, and
 * with `<`, `>`, `&`, U+2028 and U+2029 escaped. What is left to write lies on a stack of our own, since
 * 10,000 levels are allowed.
 */
export function writeJson(value: Writable): string {
  const written: string[] = [];
  const left: Piece[] = [{ value }];
  for (let piece = left.pop(); piece !== undefined; piece = left.pop()) {
    if ("text" in piece) written.push(piece.text);
    else if (isContainer(piece.value)) {
      // One by one: a call takes far fewer arguments than a list may have items.
      for (const inner of piecesOf(piece.value).reverse()) left.push(inner);
    } else written.push(writeScalar(piece.value));
  }
  return written.join("");
}

/** Lays compact JSON out over lines, as Go's json.MarshalIndent does; empty containers stay on one line. */
export function indentJson(compact: string, indent: string): string {
  let depth = 0;
  const lineBreak = () => `\n${indent.repeat(depth)}`;
  return compact.replace(tokens, (token) => {
    if (token === "{" || token === "[") {
      depth++;
      return token + lineBreak();
    }
    if (token === "}" || token === "]") {
      depth--;
      return lineBreak() + token;
    }
    if (token === ",") return token + lineBreak();
    return token === ":" ? ": " : token;
  });
}

const tokens = /"(?:[^"\\]|\\.)*"|\{\}|\[\]|[{}[\],:]/g;

type Scalar = Exclude<Writable, Container>;
type Container = readonly Writable[] | ReadonlyMap<string, Writable> | GoStruct;
type Piece = { readonly text: string } | { readonly value: Writable };

function isContainer(value: Writable): value is Container {
  return typeof value === "object" && value !== null;
}

function piecesOf(container: Container): Piece[] {
  if (container instanceof GoStruct) return objectPieces(container.members);
  if (isArray(container)) {
    return [{ text: "[" }, ...container.flatMap((value, at) => [...separator(at), { value }]), { text: "]" }];
  }
  return objectPieces([...container].sort(([a], [b]) => compareUtf8(a, b)));
}

function objectPieces(members: readonly (readonly [string, Writable])[]): Piece[] {
  const pieces = members.flatMap(([key, value], at) => [
    ...separator(at),
    { text: `${writeString(key)}:` },
    { value },
  ]);
  return [{ text: "{" }, ...pieces, { text: "}" }];
}

function separator(at: number): Piece[] {
  return at === 0 ? [] : [{ text: "," }];
}

function isArray(value: Container): value is readonly Writable[] {
  return Array.isArray(value);
}

function writeScalar(value: Scalar): string {
  if (typeof value === "string") return writeString(value);
  // JavaScript and Go agree on how a float64 is written, but for this one.
  return Object.is(value, -0) ? "-0" : String(value);
}

const specials = /["\\<>&\u2028\u2029\p{Cc}\p{Cs}]/gu;
const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function writeString(text: string): string {
  return `"${text.replace(specials, escapeCharacter)}"`;
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x7f && code < 0x2028) return character;
  if (code >= 0xd800) return "\\ufffd";
  return shortEscapes[character] ?? `\\u${code.toString(16).padStart(4, "0")}`;
}
