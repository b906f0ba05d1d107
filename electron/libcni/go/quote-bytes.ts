import { escapeGoRune } from "../../../shared/cni/go-quote.ts";
import { characterSize, decodeUtf8 } from "./utf8.ts";

/** Quotes bytes as Go's `%q` does: as a text, with each byte that is no UTF-8 written as `\xNN`. */
export function quoteBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = characterSize(bytes, at);
    parts.push(
      size === 0 ? escapeByte(bytes[at] ?? 0) : escapeGoRune(decodeUtf8(bytes.subarray(at, at + size))),
    );
    at += size || 1;
  }
  return `"${parts.join("")}"`;
}

function escapeByte(byte: number): string {
  return `\\x${byte.toString(16).padStart(2, "0")}`;
}
