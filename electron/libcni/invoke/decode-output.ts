import type { CniError } from "../../../shared/run/run-error.ts";
import { unmarshal } from "../go/json-decoder.ts";
import { GoJsonError } from "../go/json-errors.ts";
import { field, goStruct } from "../go/json-struct.ts";
import { goObject, goString, goUint } from "../go/json-types.ts";
import { type Writable, writeJson } from "../go/json-writer.ts";
import { quoteBytes } from "../go/quote-bytes.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { LibcniError } from "../libcni-error.ts";
import { type CniResult, ResultError } from "../result/cni-result.ts";
import { createResult, decodeVersion } from "../result/create.ts";

const cniError = goStruct(
  "types.Error",
  { code: 0n, msg: "", details: "" },
  { code: field("code", goUint), msg: field("msg", goString), details: field("details", goString) },
);

/**
 * What a failed plugin has to say (RawExec.pluginErr). A CNI error on stdout counts, and then nothing else does;
 * without any stdout it is stderr, and without that `exit` alone.
 * @param exit how it failed, as `exitText` words it
 */
export function decodeFailure(exit: string, stdout: Uint8Array, stderr: Uint8Array): LibcniError {
  if (stdout.length === 0) {
    const message =
      stderr.length === 0
        ? `netplugin failed with no error message: ${exit}`
        : `netplugin failed: ${quoteBytes(stderr)}: ${exit}`;
    return new LibcniError("PLUGIN_FAILED", message);
  }
  const { value, error } = unmarshal(stdout, cniError);
  const details = value.details === "" ? "" : `; ${value.details}`;
  if (error === null) {
    const cni: CniError = { code: Number(value.code), msg: value.msg, details: value.details };
    return new LibcniError("PLUGIN_FAILED", value.msg + details, cni);
  }
  const message = `netplugin failed but error parsing its diagnostic message ${quoteBytes(stdout)}: ${error.message}`;
  return new LibcniError("PLUGIN_FAILED", message + details);
}

/**
 * Reads the result of an ADD (ExecPluginWithResult). One that names no version is of the version of the
 * plugin's own config.
 * @throws LibcniError
 */
export function decodeResult(stdin: Uint8Array, stdout: Uint8Array): CniResult {
  try {
    const [version, bytes] = withVersion(decodeVersion(stdin), stdout);
    return createResult(version, bytes);
  } catch (error) {
    if (!(error instanceof GoJsonError || error instanceof ResultError)) throw error;
    throw new LibcniError("INVALID_RESULT", error.message);
  }
}

/** The result's version and its bytes, into which the config's version is put if it has none (fixupResultVersion). */
function withVersion(confVersion: string, stdout: Uint8Array): readonly [version: string, bytes: Uint8Array] {
  const { value, error } = unmarshal(stdout, goObject);
  if (error !== null) throw new ResultError(`failed to unmarshal raw result: ${error.message}`);
  const version = value?.get("cniVersion");
  if (typeof version === "string" && version !== "") return [version, stdout];
  const fixed = new Map<string, Writable>([...(value ?? []), ["cniVersion", confVersion]]);
  return [confVersion, encodeUtf8(writeJson(fixed))];
}
