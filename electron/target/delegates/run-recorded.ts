import type { DelegateRecording } from "../../../shared/run/delegated-call.ts";
import type { ExecRequest } from "../../platform/process-result.ts";
import { runProcess } from "../../platform/spawn.ts";
import type { TargetResult } from "../target.ts";
import { createDelegateRecorder, type DelegateRecorder } from "./delegate-recorder.ts";

/**
 * Runs a plugin and records what it runs itself by way of CNI_PATH. Where nothing can be recorded, the plugin runs
 * as it would without, and the recording says why.
 */
export async function runRecorded(request: ExecRequest): Promise<TargetResult> {
  const path = request.env.CNI_PATH ?? "";
  const recorder = begin(path, request.cwd ?? "/");
  if ("problem" in recorder) return { ...(await runProcess(request)), delegated: nothing(recorder.problem) };
  const { directory } = recorder;
  try {
    const startedMs = Number(process.hrtime.bigint()) / 1e6;
    const env = { ...request.env, CNI_PATH: path === "" ? directory : `${directory}:${path}` };
    const result = await runProcess({ ...request, env });
    return { ...result, delegated: read(recorder, startedMs) };
  } finally {
    recorder.remove();
  }
}

function begin(path: string, workingDirectory: string): DelegateRecorder | { readonly problem: string } {
  try {
    return createDelegateRecorder(path.split(":"), workingDirectory);
  } catch (error) {
    return { problem: messageOf(error) };
  }
}

function read(recorder: DelegateRecorder, startedMs: number): DelegateRecording {
  const { directory } = recorder;
  try {
    return { directory, problem: null, calls: recorder.calls(startedMs) };
  } catch (error) {
    return { directory, problem: messageOf(error), calls: [] };
  }
}

function nothing(problem: string): DelegateRecording {
  return { directory: null, problem, calls: [] };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
