import { escapeGoRune } from "../../../shared/cni/go-quote.ts";
import { GoSyntaxError } from "./json-errors.ts";

/** Containers may be nested so deep (encoding/json). */
const maxDepth = 10_000;

const ch = (character: string) => character.charCodeAt(0);
const [quote, backslash, comma, colon] = [ch('"'), ch("\\"), ch(","), ch(":")];
const [openBrace, closeBrace, openBracket, closeBracket] = [ch("{"), ch("}"), ch("["), ch("]")];
const [minus, plus, dot, zero, nine] = [ch("-"), ch("+"), ch("."), ch("0"), ch("9")];
const literals = new Map(["true", "false", "null"].map((word) => [ch(word), word]));
const simpleEscapes = new Set(Array.from('"\\/bfnrt', ch));

/** What may come next, outside of a token. */
type Expected = "value" | "valueOrEnd" | "key" | "keyOrEnd" | "colon" | "commaOrEnd" | "nothing";

/**
 * Checks that bytes are one JSON value by Go's rules (RFC 8259, no byte order mark, a limited depth).
 * @throws GoSyntaxError with Go's message, for the first offending byte.
 */
export function checkSyntax(bytes: Uint8Array): void {
  const containers: number[] = [];
  let expected: Expected = "value";
  let at = skipSpace(bytes, 0);
  for (; at < bytes.length; at = skipSpace(bytes, at)) {
    const byte = bytes[at] ?? 0;
    const container = containers.at(-1);
    const closes = closesHere(byte, expected, container);
    if (closes) containers.pop();
    else if (isOpening(byte) && isValue(expected) && containers.push(byte) > maxDepth) {
      throw offending(bytes, at, "exceeded max depth");
    }
    at = closes ? at + 1 : pass(bytes, at, expected, container);
    expected = closes ? afterValue(containers) : following(byte, expected, containers);
  }
  if (expected !== "nothing") throw new GoSyntaxError("unexpected end of JSON input", bytes.length);
}

function closesHere(byte: number, expected: Expected, container: number | undefined): boolean {
  if (byte === closeBrace) {
    return container === openBrace && (expected === "keyOrEnd" || expected === "commaOrEnd");
  }
  return (
    byte === closeBracket &&
    container === openBracket &&
    (expected === "valueOrEnd" || expected === "commaOrEnd")
  );
}

/** Passes over the token at `at`; throws if it is not what is expected there. */
function pass(bytes: Uint8Array, at: number, expected: Expected, container: number | undefined): number {
  const byte = bytes[at];
  switch (expected) {
    case "value":
    case "valueOrEnd":
      return passValue(bytes, at);
    case "key":
    case "keyOrEnd":
      if (byte !== quote) throw offending(bytes, at, "looking for beginning of object key string");
      return passString(bytes, at + 1);
    case "colon":
      if (byte !== colon) throw offending(bytes, at, "after object key");
      return at + 1;
    case "commaOrEnd":
      if (byte === comma) return at + 1;
      throw offending(
        bytes,
        at,
        container === openBrace ? "after object key:value pair" : "after array element",
      );
    case "nothing":
      throw offending(bytes, at, "after top-level value");
  }
}

/** What may come after a token that was passed over. */
function following(byte: number, expected: Expected, containers: readonly number[]): Expected {
  switch (expected) {
    case "key":
    case "keyOrEnd":
      return "colon";
    case "colon":
      return "value";
    case "commaOrEnd":
      return containers.at(-1) === openBrace ? "key" : "value";
    default:
      if (byte === openBrace) return "keyOrEnd";
      return byte === openBracket ? "valueOrEnd" : afterValue(containers);
  }
}

function afterValue(containers: readonly number[]): Expected {
  return containers.length === 0 ? "nothing" : "commaOrEnd";
}

function passValue(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (isOpening(byte)) return at + 1;
  if (byte === quote) return passString(bytes, at + 1);
  if (byte === minus || isDigit(byte)) return passNumber(bytes, at);
  const word = literals.get(byte);
  if (word !== undefined) return passLiteral(bytes, at, word);
  throw offending(bytes, at, "looking for beginning of value");
}

function passLiteral(bytes: Uint8Array, start: number, word: string): number {
  for (let at = 1; at < word.length; at++) {
    if (bytes[start + at] !== word.charCodeAt(at)) {
      throw offending(bytes, start + at, `in literal ${word} (expecting '${word[at]}')`);
    }
  }
  return start + word.length;
}

/** Passes over a string's rest, behind its opening quote. */
function passString(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) return at + 1;
    if (byte < 0x20) throw offending(bytes, at, "in string literal");
    at = byte === backslash ? passEscape(bytes, at + 1) : at + 1;
  }
  throw new GoSyntaxError("unexpected end of JSON input", bytes.length);
}

function passEscape(bytes: Uint8Array, at: number): number {
  if (simpleEscapes.has(bytes[at] ?? 0)) return at + 1;
  if (bytes[at] !== ch("u")) throw offending(bytes, at, "in string escape code");
  for (let digit = at + 1; digit <= at + 4; digit++) {
    if (!isHexDigit(bytes[digit])) throw offending(bytes, digit, "in \\u hexadecimal character escape");
  }
  return at + 5;
}

function passNumber(bytes: Uint8Array, start: number): number {
  let at = bytes[start] === minus ? start + 1 : start;
  if (!isDigit(bytes[at])) throw offending(bytes, at, "in numeric literal");
  at = bytes[at] === zero ? at + 1 : passDigits(bytes, at);
  if (bytes[at] === dot) {
    if (!isDigit(bytes[at + 1])) throw offending(bytes, at + 1, "after decimal point in numeric literal");
    at = passDigits(bytes, at + 1);
  }
  if (bytes[at] === ch("e") || bytes[at] === ch("E")) {
    at += bytes[at + 1] === plus || bytes[at + 1] === minus ? 2 : 1;
    if (!isDigit(bytes[at])) throw offending(bytes, at, "in exponent of numeric literal");
    at = passDigits(bytes, at);
  }
  return at;
}

function passDigits(bytes: Uint8Array, start: number): number {
  let at = start;
  while (isDigit(bytes[at])) at++;
  return at;
}

function isValue(expected: Expected): boolean {
  return expected === "value" || expected === "valueOrEnd";
}

function isOpening(byte: number): boolean {
  return byte === openBrace || byte === openBracket;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= zero && byte <= nine;
}

function isHexDigit(byte: number | undefined): boolean {
  return byte !== undefined && /[0-9a-fA-F]/.test(String.fromCharCode(byte));
}

/** The first byte from `at` on that is no white space. */
export function skipSpace(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length && [0x20, 0x09, 0x0a, 0x0d].includes(bytes[at] ?? 0)) at++;
  return at;
}

/** Go reads the end of the input inside a token as a blank, and names single bytes as if they were Latin-1. */
function offending(bytes: Uint8Array, at: number, context: string): GoSyntaxError {
  const character = String.fromCharCode(bytes[at] ?? 0x20);
  const quoted = character === "'" ? "\\'" : character === '"' ? character : escapeGoRune(character);
  return new GoSyntaxError(`invalid character '${quoted}' ${context}`, Math.min(at, bytes.length));
}
