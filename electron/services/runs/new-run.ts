import type { RunError } from "../../../shared/run/run-error.ts";
import type { RunOptions, RunRequest } from "../../../shared/run/run-record.ts";
import type { NewRun } from "../../history/run-writer.ts";
import type { LoadedNetwork } from "../engine.ts";

/** What is known of a request before its run begins. */
export interface Prepared {
  readonly pluginPath: readonly string[];
  /** `null` where the configuration could not be read. */
  readonly network: Pick<LoadedNetwork, "name" | "cniVersion" | "pluginTypes"> | null;
  /** Why nothing will run. */
  readonly refusal: RunError | null;
}

/** A run as it begins, or that has failed before it could. */
export function newRun(
  request: RunRequest & Pick<RunOptions, "fault">,
  { pluginPath, network, refusal }: Prepared,
): NewRun {
  return {
    ...request,
    // The bytes decide, not what somebody called it.
    network: { ...request.network, name: network?.name ?? request.network.name },
    pluginPath,
    cniVersion: network?.cniVersion ?? null,
    pluginTypes: network?.pluginTypes ?? [],
    startedAt: Date.now(),
    outcome: refusal === null ? "running" : "failed",
    durationMs: refusal === null ? null : 0,
    skipReason: null,
    error: refusal,
    result: null,
    changes: null,
    steps: [],
  };
}
