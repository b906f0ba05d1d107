import { conversionLosses } from "../../shared/cni/conversion-losses.ts";
import type { ConvertedResult } from "../../shared/cni/converted-result.ts";
import { GoJsonError } from "../libcni/go/json-errors.ts";
import { decodeUtf8 } from "../libcni/go/utf8.ts";
import { printResult, ResultError } from "../libcni/result/cni-result.ts";
import { convertResult } from "../libcni/result/convert.ts";
import { createResultFromBytes } from "../libcni/result/create.ts";

/** A result in another version, by libcni's rules, and what it loses. */
export function convertResultTo(version: string, bytes: Uint8Array): ConvertedResult {
  try {
    const from = createResultFromBytes(bytes);
    const text = decodeUtf8(printResult(convertResult(from, version)));
    return { text, lost: conversionLosses(decodeUtf8(printResult(from)), text), problem: null };
  } catch (error) {
    if (error instanceof GoJsonError || error instanceof ResultError)
      return { text: null, problem: error.message };
    throw error;
  }
}
