import type { Writable } from "../go/json-writer.ts";

type Member = readonly [key: string, value: Writable];

/** Leaves out the members that Go leaves out for `omitempty`: no value, zero, an empty text or list. */
export function omitEmpty(members: readonly Member[]): readonly Member[] {
  return members.filter(([, value]) => value !== 0n && value !== "" && value !== null && !isEmptyList(value));
}

/** Likewise for pointers, where a zero that is pointed to is a value. */
export function omitNull(members: readonly Member[]): readonly Member[] {
  return members.filter(([, value]) => value !== null);
}

function isEmptyList(value: Writable): boolean {
  return Array.isArray(value) && value.length === 0;
}
