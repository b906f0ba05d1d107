import { GoJsonError, GoTypeError } from "./json-errors.ts";
import { type GoJson, type JsonNode, parseJsonTree } from "./json-tree.ts";

/** Reads JSON into one Go type, with all of encoding/json's habits. */
export interface Decoder<T> {
  /** The value of a field that is not there. */
  readonly zero: T;
  /**
   * Reads a value over the one that is there already. A value of a wrong type is noted in `decoding` and
   * leaves the old one; only a type's own reader ends it all.
   * @throws GoJsonError
   */
  decode(node: JsonNode, previous: T, decoding: Decoding): T;
}

/** Where decoding stands: what Go calls errorContext and savedError. */
export class Decoding {
  structName: string | null = null;
  path: readonly string[] = [];
  /** Go goes on after a value of a wrong type, and reports the first of them. */
  firstError: GoJsonError | null = null;

  /** Notes that what was found does not fit the Go type. */
  mismatch(found: string, goType: string): void {
    this.save(new GoTypeError(found, goType, null, []));
  }

  save(error: GoJsonError): void {
    this.firstError ??= this.here(error);
  }

  here(error: GoJsonError): GoJsonError {
    return this.structName === null ? error : error.within(this.structName, this.path);
  }
}

/** What json.Unmarshal leaves behind; also after an error there may be a part of the value. */
export interface Unmarshalled<T> {
  readonly value: T;
  readonly error: GoJsonError | null;
}

/** Reads JSON over a value (json.Unmarshal). */
export function unmarshal<T>(
  bytes: Uint8Array,
  decoder: Decoder<T>,
  previous = decoder.zero,
): Unmarshalled<T> {
  try {
    return decodeNode(parseJsonTree(bytes), decoder, previous);
  } catch (error) {
    if (error instanceof GoJsonError) return { value: previous, error };
    throw error;
  }
}

/** Reads JSON. @throws GoJsonError */
export function parseGoJson<T>(bytes: Uint8Array, decoder: Decoder<T>): T {
  const { value, error } = unmarshal(bytes, decoder);
  if (error !== null) throw error;
  return value;
}

/** Reads a value with a context of its own, as an UnmarshalJSON method does that calls json.Unmarshal. */
export function decodeNode<T>(node: JsonNode, decoder: Decoder<T>, previous = decoder.zero): Unmarshalled<T> {
  const decoding = new Decoding();
  try {
    const value = decoder.decode(node, previous, decoding);
    return { value, error: decoding.firstError };
  } catch (error) {
    if (error instanceof GoJsonError) return { value: previous, error: decoding.here(error) };
    throw error;
  }
}

/** Go's `%T` of a value that was read into an `interface{}`. */
export function goTypeOf(value: GoJson | undefined): string {
  if (value === null || value === undefined) return "<nil>";
  if (typeof value === "boolean") return "bool";
  if (typeof value === "number") return "float64";
  if (typeof value === "string") return "string";
  return Array.isArray(value) ? "[]interface {}" : "map[string]interface {}";
}
