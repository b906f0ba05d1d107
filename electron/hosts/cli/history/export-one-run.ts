import type { ExportFormat } from "../../../../shared/export/export-format.ts";
import { type ExportedRun, exportRun } from "../../../../shared/export/export-run.ts";
import type { RunRecord } from "../../../../shared/run/run-record.ts";
import { deriveContainerId } from "../../../libcni/derive-container-id.ts";
import { programVersion } from "../../../services/program-version.ts";
import type { Given } from "../command-line.ts";

/** One run in a format that is made for one. */
export function exportOneRun(run: RunRecord, format: ExportFormat, given: Given): ExportedRun {
  return exportRun(run, {
    format,
    withSecrets: given.has("with-secrets"),
    derivedContainerId: deriveContainerId(run.runtimeConf.netns),
    versions: [
      ["cnitool desktop", programVersion],
      ["Node", process.versions.node],
    ],
  });
}
