import type { RunRecord } from "./run-record.ts";
import type { RunStep } from "./run-step.ts";

/** The step that waits for the person; `null` for a run that does not wait. */
export function waitingStep({ outcome, steps }: Pick<RunRecord, "outcome" | "steps">): RunStep | null {
  if (outcome !== "running") return null;
  return steps.find(({ state }) => state === "waiting") ?? null;
}

/** The step of a cancelled run that was ready and whose plugin was not started; `null` if there is none. */
export function stepNotRun({ outcome, steps }: Pick<RunRecord, "outcome" | "steps">): RunStep | null {
  if (outcome !== "cancelled") return null;
  const last = steps.at(-1);
  const isEnded = last?.state === "stopped" || last?.state === "cancelled";
  return isEnded && !hasRun(last) ? last : null;
}

/** Whether a step's plugin was started. */
export function hasRun({ durationMs }: RunStep): boolean {
  return durationMs !== null;
}
