import { isUtf8 } from "node:buffer";
import type { ExactBytes } from "../../shared/run/exact-bytes.ts";

/** Bytes as they cross a border: as text where they are valid UTF-8, else as base64. */
export function toExactBytes(bytes: Uint8Array): ExactBytes {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return isUtf8(buffer)
    ? { encoding: "utf8", text: buffer.toString("utf8") }
    : { encoding: "base64", base64: buffer.toString("base64") };
}

/** The bytes again. A lone surrogate in a text, which no bytes stand for, becomes U+FFFD. */
export function fromExactBytes(exact: ExactBytes): Uint8Array {
  return Uint8Array.from(
    exact.encoding === "utf8" ? Buffer.from(exact.text, "utf8") : Buffer.from(exact.base64, "base64"),
  );
}
