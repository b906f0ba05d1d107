import { runProcess } from "../platform/spawn.ts";
import type { TargetRequest, TargetResult } from "./target.ts";

/** Runs a program, and records its delegates where that is asked for, in this process's own namespaces and rights. */
export async function runProgram({ recordDelegates, ...request }: TargetRequest): Promise<TargetResult> {
  if (!recordDelegates) return runProcess(request);
  // Loaded when it is needed, since the command line's start counts every file.
  const { runRecorded } = await import("./delegates/run-recorded.ts");
  return runRecorded(request);
}
