import type { RunRecord } from "../../../../shared/run/run-record.ts";
import type { RunStep } from "../../../../shared/run/run-step.ts";
import { decodePluginVersions, versionsOfFailure } from "../../../libcni/invoke/plugin-version.ts";
import { LibcniError } from "../../../libcni/libcni-error.ts";
import { fromExactBytes } from "../../../platform/exact-bytes.ts";
import { columns } from "../output.ts";

/** Prints the plugins of a network with the versions that each of them speaks. */
export function printVersions({ steps }: RunRecord): void {
  if (steps.length === 0) return;
  const rows = steps.map((step) => [step.pluginType, versionsOf(step), step.path ?? "-"]);
  process.stdout.write(columns([["PLUGIN", "VERSIONS", "PATH"], ...rows]));
}

function versionsOf({ state, stdout, error }: RunStep): string {
  if (state === "succeeded" && stdout !== null) {
    return decodePluginVersions(fromExactBytes(stdout)).supportedVersions.join(" ");
  }
  const old = error === null ? null : versionsOfFailure(new LibcniError(error.code, error.message));
  return old?.supportedVersions.join(" ") ?? "?";
}
