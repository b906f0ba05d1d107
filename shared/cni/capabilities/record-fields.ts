import type { JsonNode } from "../../json/json-tree.ts";
import { type JsonMembers, keyOf } from "../../json/json-values.ts";

/** An object in which an editor knows some of the keys, and keeps the others. */
export interface RecordFields {
  /** By the keys that the editor knows. */
  readonly known: ReadonlyMap<string, JsonNode>;
  /** All members as they were, in their order. */
  readonly base: JsonMembers;
}

/**
 * Takes an object apart. `null` for what is no object, has a key twice, or writes a known key in another case,
 * which Go's JSON reader would take for that key.
 */
export function readRecord(node: JsonNode, names: readonly string[]): RecordFields | null {
  if (node.kind !== "object") return null;
  const known = new Map<string, JsonNode>();
  const seen = new Set<string>();
  for (const [keyText, value] of node.members) {
    const key = keyOf(keyText);
    const folded = key.toLowerCase();
    const name = names.find((each) => each.toLowerCase() === folded);
    if (seen.has(folded) || (name !== undefined && name !== key)) return null;
    seen.add(folded);
    if (name !== undefined) known.set(name, value);
  }
  return { known, base: node.members };
}

/** The object with other values for the known keys: in the place that they had, else behind. `null` leaves one out. */
export function writeRecord(
  base: JsonMembers,
  fields: readonly (readonly [name: string, value: JsonNode | null])[],
): Extract<JsonNode, { kind: "object" }> {
  const values = new Map(fields);
  const had = new Set(base.map(([keyText]) => keyOf(keyText)));
  const inPlace = base.flatMap(([keyText, old]) => {
    const name = keyOf(keyText);
    const value = values.has(name) ? (values.get(name) ?? null) : old;
    return value === null ? [] : [[keyText, value] as const];
  });
  const behind = fields.flatMap(([name, value]) =>
    had.has(name) || value === null ? [] : [[JSON.stringify(name), value] as const],
  );
  return { kind: "object", members: [...inPlace, ...behind] };
}
