import type { RunError } from "../../../shared/run/run-error.ts";
import type { RunEvent } from "../../../shared/run/run-event.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { isOpenStep } from "../../../shared/run/run-step.ts";
import type { ChainEvent } from "../../libcni/chain/chain-event.ts";
import type { ChainOutcome } from "../../libcni/chain/chain-outcome.ts";
import { toExactBytes } from "../../platform/exact-bytes.ts";

/** What happens to a step. */
export type StepEvent = Exclude<RunEvent, { type: "record" | "changes" | "finished" }>;
type StepFinished = Extract<RunEvent, { type: "stepFinished" }>;
type Finished = Extract<RunEvent, { type: "finished" }>;

/** What the engine tells of a step, as it is kept and sent. `offsetMs` is the time since the run's start. */
export function toRunEvent(event: ChainEvent, offsetMs: number): StepEvent {
  switch (event.type) {
    case "stepStarted":
      return {
        type: "stepStarted",
        step: {
          index: event.index,
          pluginIndex: event.pluginIndex,
          command: event.command,
          pluginType: event.pluginType,
          state: "searching",
          searched: [],
          path: null,
          env: null,
          stdin: null,
          injected: [],
          stdout: null,
          stderr: null,
          exitCode: null,
          signal: null,
          delegated: null,
          offsetMs,
          durationMs: null,
          error: null,
        },
      };
    case "stepFound":
      return event;
    case "stepInput":
      return { ...event, stdin: toExactBytes(event.stdin) };
    case "stepFinished":
      return stepFinished(event);
  }
}

function stepFinished(event: Extract<ChainEvent, { type: "stepFinished" }>): StepFinished {
  const { process } = event;
  return {
    type: "stepFinished",
    index: event.index,
    state: event.state,
    stdout: process === null ? null : toExactBytes(process.stdout),
    stderr: process === null ? null : toExactBytes(process.stderr),
    exitCode: process?.exitCode ?? null,
    signal: process?.signal ?? null,
    delegated: process?.delegated ?? null,
    durationMs: process?.durationMs ?? null,
    error: event.error,
  };
}

/** Ends the steps that the engine could not end any more, because the target went away under it. */
export function endOpenSteps(run: RunRecord, outcome: ChainOutcome): readonly StepFinished[] {
  const error = outcome.outcome === "failed" ? outcome.error : null;
  return run.steps
    .filter((step) => isOpenStep(step))
    .map((step) => ({
      type: "stepFinished",
      index: step.index,
      state: outcome.outcome === "cancelled" ? "cancelled" : "failed",
      stdout: null,
      stderr: null,
      exitCode: null,
      signal: null,
      delegated: null,
      durationMs: null,
      error,
    }));
}

export function toFinished(outcome: ChainOutcome, durationMs: number): Finished {
  const nothing = { skipReason: null, error: null, result: null };
  switch (outcome.outcome) {
    case "succeeded": {
      const result = outcome.result === null ? null : toExactBytes(outcome.result);
      return { type: "finished", outcome: "succeeded", durationMs, ...nothing, result };
    }
    case "skipped":
      return { type: "finished", outcome: "skipped", durationMs, ...nothing, skipReason: outcome.reason };
    case "failed":
      return { type: "finished", outcome: "failed", durationMs, ...nothing, error: outcome.error };
    case "cancelled":
      return { type: "finished", outcome: "cancelled", durationMs, ...nothing };
  }
}

/** An error of ours or of the target, as a run's. */
export function runError(code: RunError["code"], message: string): RunError {
  return { code, message, cni: null, pluginType: null };
}
