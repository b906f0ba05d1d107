import type { DelegateRecording } from "./delegated-call.ts";
import type { ExactBytes } from "./exact-bytes.ts";
import type { KernelChanges } from "./kernel-change.ts";
import type { Outcome } from "./outcome.ts";
import type { RunError } from "./run-error.ts";
import type { RunRecord } from "./run-record.ts";
import type { EnvVariable, RunStep, StepState } from "./run-step.ts";

/** What streams while a run is under way. Folding all of them with `applyRunEvent` gives the record. */
export type RunEvent =
  /** The whole record as it stands; always the first event of a stream. */
  | { readonly type: "record"; readonly record: RunRecord }
  | { readonly type: "stepStarted"; readonly step: RunStep }
  | {
      readonly type: "stepFound";
      readonly index: number;
      readonly searched: readonly string[];
      readonly path: string | null;
    }
  | {
      readonly type: "stepInput";
      readonly index: number;
      readonly env: readonly EnvVariable[];
      readonly stdin: ExactBytes;
      readonly injected: readonly string[];
    }
  /** In step mode: the plugin is not started before the person says so. */
  | { readonly type: "stepWaiting"; readonly index: number }
  | {
      readonly type: "stepReleased";
      readonly index: number;
      /** Milliseconds that the run has waited for the person so far. */
      readonly waitedMs: number;
    }
  | {
      readonly type: "stepFinished";
      readonly index: number;
      readonly state: StepState;
      readonly stdout: ExactBytes | null;
      readonly stderr: ExactBytes | null;
      readonly exitCode: number | null;
      readonly signal: string | null;
      readonly delegated: DelegateRecording | null;
      readonly durationMs: number | null;
      readonly error: RunError | null;
    }
  /** What the run did to the machine; comes after all steps. */
  | { readonly type: "changes"; readonly changes: KernelChanges }
  /** The last event of a stream; it is sent after the record was committed. */
  | {
      readonly type: "finished";
      readonly outcome: Outcome;
      readonly durationMs: number | null;
      readonly skipReason: string | null;
      readonly error: RunError | null;
      readonly result: ExactBytes | null;
    };
