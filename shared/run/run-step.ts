import type { DelegateRecording } from "./delegated-call.ts";
import type { ExactBytes } from "./exact-bytes.ts";
import type { Operation } from "./operation.ts";
import type { RunError } from "./run-error.ts";

/**
 * How a step stands. In step mode it is `waiting` for the person, with its environment and stdin made, and `stopped`
 * if the person ended the run there: its plugin has not run.
 */
export const stepStates = [
  "searching",
  "waiting",
  "running",
  "succeeded",
  "failed",
  "cancelled",
  "stopped",
  "interrupted",
] as const;
export type StepState = (typeof stepStates)[number];

/** One variable of a plugin's environment. */
export interface EnvVariable {
  readonly name: string;
  readonly value: string;
  /** `cni` for the variables that libcni sets, `inherited` for all others. */
  readonly origin: "cni" | "inherited";
}

/** One plugin call of a run, with every byte that went in and out. */
export interface RunStep {
  /** Place in the order of execution, from 0. */
  readonly index: number;
  /** Place of the plugin in the configuration list, from 0 (DEL runs backwards). */
  readonly pluginIndex: number;
  /** CNI_COMMAND. */
  readonly command: Operation;
  readonly pluginType: string;
  readonly state: StepState;
  /** The directories that were looked into, in order, up to and including the one with the plugin. */
  readonly searched: readonly string[];
  /** The plugin's executable; `null` until found. */
  readonly path: string | null;
  /** `null` until the environment was built. */
  readonly env: readonly EnvVariable[] | null;
  /** `null` until it was built. */
  readonly stdin: ExactBytes | null;
  /** Top-level keys of stdin that the engine added to or replaced in the file's own plugin object. */
  readonly injected: readonly string[];
  /** `null` until the plugin ended. */
  readonly stdout: ExactBytes | null;
  /** `null` until the plugin ended. */
  readonly stderr: ExactBytes | null;
  readonly exitCode: number | null;
  /** Name of the signal that ended the plugin, such as `SIGKILL`. */
  readonly signal: string | null;
  /** What the plugin ran itself; `null` where that was not recorded, and until the plugin ended. */
  readonly delegated: DelegateRecording | null;
  /** Milliseconds from the run's start to this step's. */
  readonly offsetMs: number;
  /** Milliseconds that the plugin's process took; `null` until it ended or when none was started. */
  readonly durationMs: number | null;
  readonly error: RunError | null;
}

/** Whether something is still to come of a step. */
export function isOpenStep({ state }: Pick<RunStep, "state">): boolean {
  return state === "searching" || state === "waiting" || state === "running";
}
