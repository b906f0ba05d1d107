import type { ExactBytes } from "../../shared/run/exact-bytes.ts";
import { utf8Length } from "../../shared/text/utf8-length.ts";

/** Bytes as a person can read them. */
export interface ExactText {
  /** The text itself, or a hex dump where the bytes are not UTF-8. */
  readonly text: string;
  readonly isText: boolean;
  /** Number of bytes. */
  readonly size: number;
}

/** Makes bytes readable without changing them. */
export function exactText(bytes: ExactBytes): ExactText {
  if (bytes.encoding === "utf8") {
    return { text: bytes.text, isText: true, size: utf8Length(bytes.text) };
  }
  const raw = Uint8Array.from(atob(bytes.base64), (character) => character.charCodeAt(0));
  return { text: hexDump(raw), isText: false, size: raw.length };
}

/** Whether two values hold the same bytes. The encoding is decided by the bytes, so comparing it is enough. */
export function sameBytes(a: ExactBytes, b: ExactBytes): boolean {
  if (a.encoding === "utf8") return b.encoding === "utf8" && a.text === b.text;
  return b.encoding === "base64" && a.base64 === b.base64;
}

/** Whether there is anything in them. */
export function hasBytes(bytes: ExactBytes | null): boolean {
  return bytes !== null && (bytes.encoding === "base64" || bytes.text !== "");
}

const bytesPerLine = 16;

function hexDump(raw: Uint8Array): string {
  const lines: string[] = [];
  for (let offset = 0; offset < raw.length; offset += bytesPerLine) {
    const row = [...raw.subarray(offset, offset + bytesPerLine)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, "0")).join(" ");
    const shown = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : ".")).join("");
    lines.push(`${offset.toString(16).padStart(8, "0")}  ${hex.padEnd(bytesPerLine * 3 - 1)}  ${shown}`);
  }
  return lines.join("\n");
}
