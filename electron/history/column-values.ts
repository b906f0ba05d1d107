import type { ExactBytes } from "../../shared/run/exact-bytes.ts";
import { fromExactBytes } from "../platform/exact-bytes.ts";

/** What a column of JSON holds. */
export function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** What a column of bytes holds. */
export function bytesOrNull(exact: ExactBytes | null): Uint8Array | null {
  return exact === null ? null : fromExactBytes(exact);
}
