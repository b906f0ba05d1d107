import { currentSpecVersion } from "../../../shared/cni/spec-version.ts";
import { unmarshal } from "../go/json-decoder.ts";
import { field, goStruct } from "../go/json-struct.ts";
import { goString, goStrings } from "../go/json-types.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { LibcniError } from "../libcni-error.ts";

/** The versions of the specification that a plugin speaks (version.PluginInfo). */
export interface PluginVersions {
  readonly cniVersion: string;
  readonly supportedVersions: readonly string[];
}

/** What a plugin is asked with for VERSION. */
export const versionStdin = encodeUtf8(`{"cniVersion":"${currentSpecVersion}"}`);

/** What stands in for a namespace, an interface and a path, which very old plugins insist on. */
export const versionPlaceholder = "dummy";

const answer = goStruct(
  "version.pluginInfo",
  { cniVersion: "", supportedVersions: goStrings.zero },
  { cniVersion: field("cniVersion", goString), supportedVersions: field("supportedVersions", goStrings) },
);

/** Reads the answer to VERSION (version.PluginDecoder). @throws LibcniError */
export function decodePluginVersions(stdout: Uint8Array): PluginVersions {
  const { value, error } = unmarshal(stdout, answer);
  if (error !== null) throw refuse(error.message);
  const { cniVersion, supportedVersions } = value;
  if (cniVersion === "") throw refuse("missing field cniVersion");
  if (supportedVersions !== null && supportedVersions.length > 0) return { cniVersion, supportedVersions };
  if (cniVersion === "0.2.0") return supports("0.1.0", "0.2.0");
  throw refuse("missing field supportedVersions");
}

/** What a plugin speaks that failed when it was asked; `null` if its failure means something else. */
export function versionsOfFailure(error: LibcniError): PluginVersions | null {
  return error.message === "unknown CNI_COMMAND: VERSION" ? supports("0.1.0") : null;
}

function supports(...supportedVersions: readonly string[]): PluginVersions {
  return { cniVersion: currentSpecVersion, supportedVersions };
}

function refuse(reason: string): LibcniError {
  return new LibcniError("INVALID_RESULT", `decoding version info: ${reason}`);
}
