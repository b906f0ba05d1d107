import type { Writable } from "../go/json-writer.ts";

type Member = readonly [key: string, value: Writable];

/** Leaves out the members that Go leaves out for `omitempty`: no value, zero, an empty text or list. */
export function omitEmpty(members: readonly Member[]): readonly Member[] {
  return members.filter(([, value]) => {
    if (value === null || value === 0n || value === "") return false;
    return !(Array.isArray(value) && value.length === 0);
  });
}
