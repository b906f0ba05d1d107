import type { RunRecord, RunRequest } from "../../../shared/run/run-record.ts";

/** What was asked for when a run was started, to ask for the same again. */
export function requestOf({ operation, targetId, network, runtimeConf }: RunRecord): RunRequest {
  return { operation, targetId, network, runtimeConf };
}
