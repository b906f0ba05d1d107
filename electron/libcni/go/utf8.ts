import { isUtf8 } from "node:buffer";

/**
 * Bytes as text, where every byte that belongs to no character becomes one U+FFFD, as in Go. (TextDecoder makes
 * one U+FFFD of a whole cut-off character.)
 */
export function decodeUtf8(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return asText(bytes);
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = characterSize(bytes, at);
    parts.push(size === 0 ? "\ufffd" : asText(bytes.subarray(at, at + size)));
    at += size || 1;
  }
  return parts.join("");
}

/** How many bytes the character at `at` takes; 0 if there is no character. */
export function characterSize(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const size = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  return at + size <= bytes.length && isUtf8(bytes.subarray(at, at + size)) ? size : 0;
}

/** Text as UTF-8; a lone surrogate becomes U+FFFD. */
export function encodeUtf8(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "utf8"));
}

/** Orders texts as their UTF-8 bytes are ordered, which is Go's order; UTF-16's differs above U+D7FF. */
export function compareUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [left, right] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (left !== right) return byCodePoint(left) - byCodePoint(right);
  }
  return a.length - b.length;
}

/** Moves surrogates, which stand for the highest code points, behind all other units. */
function byCodePoint(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

function asText(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}
