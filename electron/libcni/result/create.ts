import { quoteGo } from "../../../shared/cni/go-quote.ts";
import { type Decoder, parseGoJson } from "../go/json-decoder.ts";
import { GoJsonError } from "../go/json-errors.ts";
import { field, goStruct } from "../go/json-struct.ts";
import { goString } from "../go/json-types.ts";
import { type CniResult, modelOf, ResultError } from "./cni-result.ts";
import { decoder020 } from "./result-020.ts";
import { decoder040 } from "./result-040.ts";
import { decoder100 } from "./result-100.ts";

/**
 * Reads a result of a version (create.Create). Its own cniVersion is read once more and has to fit.
 * @throws GoJsonError, ResultError
 */
export function createResult(version: string, bytes: Uint8Array): CniResult {
  // libcni counts an empty version as one of 0.1.0's.
  switch (version === "" ? "020" : modelOf(version)) {
    case "020": {
      const value = read(bytes, decoder020, ["", "0.1.0", "0.2.0"]);
      return { model: "020", value: { ...value, cniVersion: value.cniVersion || "0.1.0" } };
    }
    case "040":
      return { model: "040", value: read(bytes, decoder040, ["0.3.0", "0.3.1", "0.4.0"]) };
    case "100":
      return { model: "100", value: read(bytes, decoder100, ["1.0.0", "1.1.0"]) };
    case null:
      throw new ResultError(`unsupported CNI result version ${quoteGo(version)}`);
  }
}

/** Reads a result of the version that it names (create.CreateFromBytes). @throws GoJsonError, ResultError */
export function createResultFromBytes(bytes: Uint8Array): CniResult {
  return createResult(decodeVersion(bytes), bytes);
}

const versioned = goStruct(
  'struct { CNIVersion string "json:\\"cniVersion\\"" }',
  { cniVersion: "" },
  { cniVersion: field("cniVersion", goString) },
);

/** The cniVersion of a config or result; 0.1.0 if it names none (version.ConfigDecoder). @throws ResultError */
export function decodeVersion(bytes: Uint8Array): string {
  try {
    return parseGoJson(bytes, versioned).cniVersion || "0.1.0";
  } catch (error) {
    if (!(error instanceof GoJsonError)) throw error;
    throw new ResultError(`decoding version from network config: ${error.message}`);
  }
}

function read<T extends { readonly cniVersion: string }>(
  bytes: Uint8Array,
  decoder: Decoder<T>,
  supported: readonly string[],
): T {
  const value = parseGoJson(bytes, decoder);
  if (supported.includes(value.cniVersion)) return value;
  throw new ResultError(
    `result type supports [${supported.join(" ")}] but unmarshalled CNIVersion is ${quoteGo(value.cniVersion)}`,
  );
}
