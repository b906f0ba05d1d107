import type { DatabaseSync } from "node:sqlite";
import type { ExactBytes } from "../../shared/run/exact-bytes.ts";
import type { RunOptions, RunRecord } from "../../shared/run/run-record.ts";
import type { RunStep } from "../../shared/run/run-step.ts";
import { fromExactBytes } from "../platform/exact-bytes.ts";
import { headlineOf } from "./headline.ts";
import { pack } from "./packing.ts";
import { createRunIndexer } from "./search/index-run.ts";
import { inTransaction } from "./transaction.ts";

/** A run that has no number yet. */
export type NewRun = Omit<RunRecord, "id">;

/** What is written while a run goes on. Each function has committed when it returns. */
export interface RunWriter {
  /** Gives the run its number. `owner` is the process that it belongs to while it is under way. */
  begin(run: NewRun, owner: string): RunRecord;
  /** Writes a step as it stands, over what was known of it before. */
  saveStep(runId: number, step: RunStep): void;
  /** Writes how the run ended and what it did to the machine. */
  finish(run: RunRecord): void;
}

/** @param synchronous what the connection is set to, as SQLite calls it: whether a commit waits for the disk */
export function createRunWriter(database: DatabaseSync, synchronous: "FULL" | "NORMAL" = "FULL"): RunWriter {
  const insertRun = database.prepare(`
    INSERT INTO runs (operation, target_id, network_name, netns, container_id, if_name, started_at, duration_ms, outcome, headline, owner)
    VALUES ($operation, $targetId, $networkName, $netns, $containerId, $ifName, $startedAt, $durationMs, $outcome, $headline, $owner)`);
  const insertDetails = database.prepare(`
    INSERT INTO run_details (run_id, network_file, network_bytes, args, capability_args, plugin_path, cni_version, plugin_types, options, skip_reason, error, result)
    VALUES ($runId, $networkFile, $networkBytes, $args, $capabilityArgs, $pluginPath, $cniVersion, $pluginTypes, $options, $skipReason, $error, $result)`);
  const updateRun = database.prepare(
    "UPDATE runs SET outcome = $outcome, duration_ms = $durationMs, headline = $headline, owner = NULL WHERE id = $id",
  );
  const updateDetails = database.prepare(
    "UPDATE run_details SET options = $options, skip_reason = $skipReason, error = $error, result = $result WHERE run_id = $runId",
  );
  const insertChanges = database.prepare(
    "INSERT INTO run_changes (run_id, changes) VALUES ($runId, $changes)",
  );
  const writeStep = createStepWriter(database);
  const index = createRunIndexer(database);

  return {
    begin: (run, owner) =>
      inTransaction(database, () => {
        const { lastInsertRowid } = insertRun.run({
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
        index(id);
        return { ...run, id };
      }),

    saveStep: (runId, step) =>
      withoutWaitingForTheDisk(database, synchronous, () =>
        inTransaction(database, () => writeStep(runId, step)),
      ),

    finish: (run) =>
      inTransaction(database, () => {
        updateRun.run({
          id: run.id,
          outcome: run.outcome,
          durationMs: run.durationMs,
          headline: headlineOf(run),
        });
        updateDetails.run({ runId: run.id, ...ending(run) });
        if (run.changes !== null) {
          insertChanges.run({ runId: run.id, changes: JSON.stringify(run.changes) });
        }
        index(run.id);
      }),
  };
}

function createStepWriter(database: DatabaseSync): (runId: number, step: RunStep) => void {
  const writeStep = database.prepare(`
    INSERT INTO steps (run_id, step_index, plugin_index, command, plugin_type, state, path, exit_code, signal, offset_ms, duration_ms, error)
    VALUES ($runId, $index, $pluginIndex, $command, $pluginType, $state, $path, $exitCode, $signal, $offsetMs, $durationMs, $error)
    ON CONFLICT (run_id, step_index) DO UPDATE SET
      state = excluded.state, path = excluded.path, exit_code = excluded.exit_code, signal = excluded.signal,
      duration_ms = excluded.duration_ms, error = excluded.error`);
  const writeData = database.prepare(`
    INSERT INTO step_data (run_id, step_index, searched, env, injected, stdin, stdout, stderr, delegated, packed)
    VALUES ($runId, $index, $searched, $env, $injected, $stdin, $stdout, $stderr, $delegated, $packed)
    ON CONFLICT (run_id, step_index) DO UPDATE SET
      searched = excluded.searched, env = excluded.env, injected = excluded.injected, stdin = excluded.stdin,
      stdout = excluded.stdout, stderr = excluded.stderr, delegated = excluded.delegated, packed = excluded.packed`);
  return (runId, step) => {
    writeStep.run({
      runId,
      index: step.index,
      pluginIndex: step.pluginIndex,
      command: step.command,
      pluginType: step.pluginType,
      state: step.state,
      path: step.path,
      exitCode: step.exitCode,
      signal: step.signal,
      offsetMs: step.offsetMs,
      durationMs: step.durationMs,
      error: jsonOrNull(step.error),
    });
    writeData.run({
      runId,
      index: step.index,
      searched: JSON.stringify(step.searched),
      env: jsonOrNull(step.env),
      injected: JSON.stringify(step.injected),
      ...pack({
        stdin: bytesOrNull(step.stdin),
        stdout: bytesOrNull(step.stdout),
        stderr: bytesOrNull(step.stderr),
        delegated: jsonOrNull(step.delegated),
      }),
    });
  };
}

/**
 * A step outlives this process as soon as it is committed, whatever the disk has seen. Waiting for the disk, four
 * times a step, would hold up the chain; the run's end waits, and takes the steps before it along.
 */
function withoutWaitingForTheDisk(
  database: DatabaseSync,
  synchronous: "FULL" | "NORMAL",
  work: () => void,
): void {
  if (synchronous === "FULL") database.exec("PRAGMA synchronous = NORMAL");
  try {
    work();
  } finally {
    if (synchronous === "FULL") database.exec("PRAGMA synchronous = FULL");
  }
}

function ending(run: NewRun) {
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

function jsonOrNull(value: object | null): string | null {
  return value === null ? null : JSON.stringify(value);
}

function bytesOrNull(exact: ExactBytes | null): Uint8Array | null {
  return exact === null ? null : fromExactBytes(exact);
}
