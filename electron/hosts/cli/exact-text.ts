import type { ExactBytes } from "../../../shared/run/exact-bytes.ts";

/** Bytes for people: the text, or base64 with that word in front. */
export function exactText(bytes: ExactBytes): string {
  return bytes.encoding === "utf8" ? bytes.text : `base64 ${bytes.base64}`;
}
