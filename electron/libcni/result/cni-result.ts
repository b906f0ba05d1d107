import { indentJson, type Writable, writeJson } from "../go/json-writer.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { type Result020, writable020 } from "./result-020.ts";
import { type Result040, writable040 } from "./result-040.ts";
import { type Result100, writable100 } from "./result-100.ts";

/** A result of any version (types.Result). */
export type CniResult =
  | { readonly model: "020"; readonly value: Result020 }
  | { readonly model: "040"; readonly value: Result040 }
  | { readonly model: "100"; readonly value: Result100 };

export type ResultModel = CniResult["model"];

/** The model that holds results of a version; `null` for a version that is not known. */
export function modelOf(version: string): ResultModel | null {
  return models.get(version) ?? null;
}

const models: ReadonlyMap<string, ResultModel> = new Map([
  ["0.1.0", "020"],
  ["0.2.0", "020"],
  ["0.3.0", "040"],
  ["0.3.1", "040"],
  ["0.4.0", "040"],
  ["1.0.0", "100"],
  ["1.1.0", "100"],
]);

/** A result cannot be read or converted; the message is libcni's. */
export class ResultError extends Error {
  override readonly name = "ResultError";
}

/** A result as it stands in a plugin's stdin. */
export function writableResult(result: CniResult): Writable {
  switch (result.model) {
    case "020":
      return writable020(result.value);
    case "040":
      return writable040(result.value);
    case "100":
      return writable100(result.value);
  }
}

/** A result as cnitool prints it: four blanks a level, no line break at the end (Result.Print). */
export function printResult(result: CniResult): Uint8Array {
  return encodeUtf8(indentJson(writeJson(writableResult(result)), "    "));
}
