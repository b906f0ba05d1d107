import { decodeUtf8 } from "../go/utf8.ts";

/** The place of an offset, counted in lines and characters from 1. */
export function lineAndColumn(
  bytes: Uint8Array,
  offset: number,
): { readonly line: number; readonly column: number } {
  const lines = decodeUtf8(bytes.subarray(0, offset)).split("\n");
  return { line: lines.length, column: Array.from(lines.at(-1) ?? "").length + 1 };
}
