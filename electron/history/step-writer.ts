import type { DatabaseSync } from "node:sqlite";
import type { RunStep } from "../../shared/run/run-step.ts";
import { bytesOrNull, jsonOrNull } from "./column-values.ts";
import { pack } from "./packing.ts";

/** Makes a function that writes a step as it stands, inside the caller's transaction. */
export function createStepWriter(database: DatabaseSync): (runId: number, step: RunStep) => void {
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
