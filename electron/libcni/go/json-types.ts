import { type Decoder, type Decoding, decodeNode } from "./json-decoder.ts";
import { type GoJsonError, GoTextError } from "./json-errors.ts";
import { childrenOf, type GoJson, type JsonNode } from "./json-tree.ts";

/** Decoders of Go's own types. `null` leaves a value as it is, except where Go has a nil for it. */

export const goString: Decoder<string> = {
  zero: "",
  decode: (node, previous, decoding) =>
    node.kind === "string" ? node.value : keep(node, previous, decoding, "string"),
};

export const goBool: Decoder<boolean> = {
  zero: false,
  decode: (node, previous, decoding) =>
    node.kind === "bool" ? node.value : keep(node, previous, decoding, "bool"),
};

function integer(goType: string, min: bigint, max: bigint): Decoder<bigint> {
  return {
    zero: 0n,
    decode(node, previous, decoding) {
      if (node.kind !== "number") return keep(node, previous, decoding, goType);
      const value = /^-?\d+$/.test(node.literal) ? BigInt(node.literal) : null;
      if (value !== null && value >= min && value <= max && !(min === 0n && node.literal.startsWith("-"))) {
        return value;
      }
      decoding.mismatch(`number ${node.literal}`, goType);
      return previous;
    },
  };
}

export const goInt = integer("int", -(2n ** 63n), 2n ** 63n - 1n);
export const goUint = integer("uint", 0n, 2n ** 64n - 1n);
const goUint8 = integer("uint8", 0n, 255n);

/** `interface{}`: any value, with numbers as float64. */
export const goAny: Decoder<GoJson> = {
  zero: null,
  decode(node, _previous, decoding) {
    for (const literal of tooLarge(node)) decoding.mismatch(`number ${literal}`, "float64");
    return node.value;
  },
};

/** Numbers that no float64 holds, in their order. */
function* tooLarge(root: JsonNode): Iterable<string> {
  const left: JsonNode[] = [root];
  for (let node = left.pop(); node !== undefined; node = left.pop()) {
    if (node.kind === "number" && !Number.isFinite(node.value)) yield node.literal;
    // One by one: a call takes far fewer arguments than a list may have items.
    for (const child of childrenOf(node).toReversed()) left.push(child);
  }
}

/** `map[string]T`; members of several objects read over one another are merged. `null` is the nil map. */
export function goMap<T>(goType: string, values: Decoder<T>): Decoder<ReadonlyMap<string, T> | null> {
  return {
    zero: null,
    decode(node, previous, decoding) {
      if (node.kind === "null") return null;
      if (node.kind !== "object") return keep(node, previous, decoding, goType);
      const map = new Map(previous);
      for (const { key, node: value } of node.members)
        map.set(key, values.decode(value, values.zero, decoding));
      return map;
    },
  };
}

/** `map[string]interface{}`, which most things are read into. */
export const goObject = goMap("map[string]interface {}", goAny);

/** `[]T`; elements are read over those that are there. `null` is the nil slice. */
export function goSlice<T>(goType: string, items: Decoder<T>): Decoder<readonly T[] | null> {
  return {
    zero: null,
    decode(node, previous, decoding) {
      if (node.kind === "null") return null;
      if (node.kind !== "array") return keep(node, previous, decoding, goType);
      return node.items.map((item, at) => items.decode(item, previous?.[at] ?? items.zero, decoding));
    },
  };
}

export const goStrings = goSlice("[]string", goString);

/** `[2]string`: what is too much is passed over, what is missing is empty. */
export const goStringPair: Decoder<readonly [string, string]> = {
  zero: ["", ""],
  decode(node, previous, decoding) {
    if (node.kind !== "array") return keep(node, previous, decoding, "[2]string");
    const read = (at: 0 | 1) => {
      const item = node.items[at];
      return item === undefined ? "" : goString.decode(item, previous[at], decoding);
    };
    return [read(0), read(1)];
  },
};

/** `[]byte`: base64 text, or, which hardly anybody knows, an array of small numbers. */
export const goBytes: Decoder<Uint8Array | null> = {
  zero: null,
  decode(node, previous, decoding) {
    if (node.kind === "null") return null;
    if (node.kind === "array") {
      return Uint8Array.from(node.items, (item) => Number(goUint8.decode(item, 0n, decoding)));
    }
    if (node.kind !== "string") return keep(node, previous, decoding, "[]uint8");
    const bytes = decodeBase64(node.value);
    if (bytes === null) decoding.save(new GoTextError("illegal base64 data"));
    return bytes ?? previous;
  },
};

/** Standard base64 with its padding; line breaks are passed over. */
function decodeBase64(text: string): Uint8Array | null {
  const digits = text.replace(/[\r\n]/g, "");
  const wellFormed = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(digits);
  return wellFormed ? Uint8Array.from(Buffer.from(digits, "base64")) : null;
}

/** `*T`: `null` is the nil pointer; a value is read over the one that is pointed to. */
export function goPointer<T>(target: Decoder<T>): Decoder<T | null> {
  return {
    zero: null,
    decode: (node, previous, decoding) =>
      node.kind === "null" ? null : target.decode(node, previous ?? target.zero, decoding),
  };
}

/** A type with an UnmarshalJSON of its own, which reads into another type first; a `null` reaches it as well. */
export function goUnmarshaler<Raw, T>(
  raw: Decoder<Raw>,
  zero: T,
  convert: (value: Raw) => T | GoJsonError,
): Decoder<T> {
  return {
    zero,
    decode(node) {
      const { value, error } = decodeNode(node, raw);
      if (error !== null) throw error;
      const converted = convert(value);
      if (converted instanceof Error) throw converted;
      return converted;
    },
  };
}

/** A type with an UnmarshalText of its own, such as net.IP; `null` is its nil. */
export function goText<T>(goType: string, parse: (text: string) => T | GoJsonError): Decoder<T | null> {
  return {
    zero: null,
    decode(node, previous, decoding) {
      if (node.kind === "null") return null;
      if (node.kind !== "string") return keep(node, previous, decoding, goType);
      const parsed = parse(node.value);
      if (parsed instanceof Error) throw parsed;
      return parsed;
    },
  };
}

/** A value that does not fit: `null` says nothing, everything else is noted. */
export function keep<T>(node: JsonNode, previous: T, decoding: Decoding, goType: string): T {
  if (node.kind !== "null") decoding.mismatch(node.kind, goType);
  return previous;
}
