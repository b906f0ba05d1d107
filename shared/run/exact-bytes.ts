/**
 * Bytes that cross a border as JSON and come out unchanged on the other side: as text where they are valid
 * UTF-8 (a byte order mark is kept as a character), as base64 everywhere else.
 */
export type ExactBytes =
  | { readonly encoding: "utf8"; readonly text: string }
  | { readonly encoding: "base64"; readonly base64: string };

/** No bytes at all, which differs from bytes that were never seen (`null` where this type is used). */
export const noBytes: ExactBytes = { encoding: "utf8", text: "" };
