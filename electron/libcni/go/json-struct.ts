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
  const findField = fieldFinder(fields);
  return {
    zero,
    decode(node, previous, decoding) {
      if (node.kind !== "object") return keep(node, previous, decoding, goType);
      const draft = { ...previous };
      const { structName: outerName, path: outerPath } = decoding;
      for (const { key, node: value } of node.members) {
        const name = findField(key);
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

/** Finds the field that a key means: the one of exactly this name, else the first that differs in case only. */
function fieldFinder<T extends object>(fields: Fields<T>): (key: string) => Extract<keyof T, string> | null {
  const exact = new Map<string, Extract<keyof T, string>>();
  const folded = new Map<string, Extract<keyof T, string>>();
  for (const name in fields) {
    const { json } = fields[name];
    exact.set(json, exact.get(json) ?? name);
    folded.set(fold(json), folded.get(fold(json)) ?? name);
  }
  return (key) => exact.get(key) ?? folded.get(fold(key)) ?? null;
}

/** Case is folded as in Unicode, where two letters outside of ASCII count as an `s` and a `k`. */
function fold(key: string): string {
  return key
    .replaceAll("\u017f", "s")
    .replaceAll("\u212a", "k")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
