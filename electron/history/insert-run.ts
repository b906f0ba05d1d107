import type { DatabaseSync } from "node:sqlite";
import type { RunOptions, RunRecord } from "../../shared/run/run-record.ts";
import { fromExactBytes } from "../platform/exact-bytes.ts";
import { bytesOrNull, jsonOrNull } from "./column-values.ts";
import { headlineOf } from "./headline.ts";
import { createLabelsWriter } from "./run-labels.ts";

type NumberlessRun = Omit<RunRecord, "id">;

/** What a run is kept under. */
export interface RunPlace {
  /** The process that it belongs to while it is under way. */
  readonly owner: string | null;
  /** The next number where absent. */
  readonly id?: number | null;
  /** What it is called in every history, 16 bytes; made anew where absent. */
  readonly uid?: Uint8Array | null;
}

/** Makes a function that writes a run without its steps, inside the caller's transaction, and gives its number. */
export function createRunInserter(database: DatabaseSync): (run: NumberlessRun, place: RunPlace) => number {
  const insertRun = database.prepare(`
    INSERT INTO runs (id, uid, operation, target_id, network_name, netns, container_id, if_name, started_at, duration_ms, outcome, headline, owner)
    VALUES ($id, $uid, $operation, $targetId, $networkName, $netns, $containerId, $ifName, $startedAt, $durationMs, $outcome, $headline, $owner)`);
  const insertDetails = database.prepare(`
    INSERT INTO run_details (run_id, network_file, network_bytes, args, capability_args, plugin_path, cni_version, plugin_types, options, skip_reason, error, result)
    VALUES ($runId, $networkFile, $networkBytes, $args, $capabilityArgs, $pluginPath, $cniVersion, $pluginTypes, $options, $skipReason, $error, $result)`);
  const writeLabels = createLabelsWriter(database);
  return (run, { owner, id: wanted = null, uid = null }) => {
    const { lastInsertRowid } = insertRun.run({
      id: wanted,
      uid,
      operation: run.operation,
      targetId: run.targetId,
      networkName: run.network.name,
      netns: run.runtimeConf.netns,
      containerId: run.runtimeConf.containerId,
      ifName: run.runtimeConf.ifName,
      startedAt: run.startedAt,
      durationMs: run.durationMs,
      outcome: run.outcome,
      headline: headlineOf(run),
      owner: run.outcome === "running" ? owner : null,
    });
    const id = Number(lastInsertRowid);
    insertDetails.run({
      runId: id,
      networkFile: run.network.file,
      networkBytes: fromExactBytes(run.network.bytes),
      args: JSON.stringify(run.runtimeConf.args),
      capabilityArgs: run.runtimeConf.capabilityArgs,
      pluginPath: JSON.stringify(run.pluginPath),
      cniVersion: run.cniVersion,
      pluginTypes: JSON.stringify(run.pluginTypes),
      ...ending(run),
    });
    if (run.labels !== undefined) writeLabels(id, run.labels);
    return id;
  };
}

/** How a run ended, as far as it has. */
export function ending(run: NumberlessRun) {
  return {
    options: optionsOf(run),
    skipReason: run.skipReason,
    error: jsonOrNull(run.error),
    result: bytesOrNull(run.result),
  };
}

function optionsOf({ stepwise, fault, waitedMs }: RunOptions): string | null {
  const json = JSON.stringify({ stepwise, fault, waitedMs });
  return json === "{}" ? null : json;
}
