import type { RunRecord } from "../../shared/run/run-record.ts";
import { waitingStep } from "../../shared/run/step-mode.ts";
import { useElapsed } from "./use-elapsed.ts";

/** Milliseconds that a run takes so far. They stand still while it waits for the person. */
export function useRunClock(record: RunRecord): number {
  const waiting = waitingStep(record);
  const elapsedMs = useElapsed(record.startedAt, record.outcome === "running" && waiting === null);
  if (waiting !== null) return waiting.offsetMs;
  // Just after a wait the elapsed time is still that of before it.
  return Math.max(record.steps.at(-1)?.offsetMs ?? 0, elapsedMs - (record.waitedMs ?? 0));
}
