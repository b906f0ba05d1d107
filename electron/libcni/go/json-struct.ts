import type { Decoder, Decoding } from "./json-decoder.ts";
import { keep } from "./json-types.ts";

/** The JSON name of each field and how it is read. */
export type Fields<T> = {
  readonly [Name in keyof T]: { readonly json: string; readonly type: Decoder<T[Name]> };
};

export function field<T>(
  json: string,
  type: Decoder<T>,
): { readonly json: string; readonly type: Decoder<T> } {
  return { json, type };
}

/**
 * A Go struct. Its members are found without regard to case, and of several spellings of one name the last one
 * counts, as in encoding/json.
 * @param goType as Go prints the type, such as `types.DNS`
 */
export function goStruct<T extends object>(goType: string, zero: T, fields: Fields<T>): Decoder<T> {
  const structName = goType.startsWith("struct ") ? "" : goType.slice(goType.indexOf(".") + 1);
  return {
    zero,
    decode(node, previous, decoding) {
      if (node.kind !== "object") return keep(node, previous, decoding, goType);
      const draft = { ...previous };
      const { structName: outerName, path: outerPath } = decoding;
      for (const { key, node: value } of node.members) {
        const name = findField(fields, key);
        if (name === null) continue;
        decoding.structName = structName;
        decoding.path = [...outerPath, fields[name].json];
        draft[name] = fields[name].type.decode(value, draft[name], decoding);
        restore(decoding, outerName, outerPath);
      }
      return draft;
    },
  };
}

function restore(decoding: Decoding, structName: string | null, path: readonly string[]): void {
  decoding.structName = structName;
  decoding.path = path;
}

/** The field that a key means: the one of exactly this name, else one that differs in case only. */
function findField<T extends object>(fields: Fields<T>, key: string): Extract<keyof T, string> | null {
  const folded = fold(key);
  let found: Extract<keyof T, string> | null = null;
  for (const name in fields) {
    if (fields[name].json === key) return name;
    if (fold(fields[name].json) === folded) found ??= name;
  }
  return found;
}

/** Case is folded as in Unicode, where two letters outside of ASCII count as an `s` and a `k`. */
function fold(key: string): string {
  return key
    .replaceAll("\u017f", "s")
    .replaceAll("\u212a", "k")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
