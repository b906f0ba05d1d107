import type { RuntimeConf } from "../cni/runtime-conf.ts";
import type { TargetId } from "../target/target-status.ts";
import type { ExactBytes } from "./exact-bytes.ts";
import type { KernelChanges } from "./kernel-change.ts";
import type { Operation } from "./operation.ts";
import type { Outcome } from "./outcome.ts";
import type { FaultPlan } from "./plugin-fault.ts";
import type { RunError } from "./run-error.ts";
import type { ListedLabels, RunLabels } from "./run-labels.ts";
import type { RunStep } from "./run-step.ts";

/** The network of a run: where its configuration came from and the bytes that were used. */
export interface RunNetwork {
  readonly name: string;
  /** Absolute path of the configuration file. */
  readonly file: string;
  /** The file's content as it was used, to the byte. */
  readonly bytes: ExactBytes;
}

/** How a run is conducted where that is not the ordinary way. */
export interface RunManner {
  /** Waits before each plugin until the person lets it go on; it does not where absent. */
  readonly stepwise?: boolean | undefined;
}

/** What a person asks for when a button is pressed. */
export interface RunRequest extends RunManner {
  readonly operation: Operation;
  readonly targetId: TargetId;
  readonly network: RunNetwork;
  readonly runtimeConf: RuntimeConf;
}

/** What is kept of how a run was conducted. */
export interface RunOptions extends RunManner {
  /** What was made to go wrong in it, in a lab; nothing where absent. Running again does not repeat it. */
  readonly fault?: FaultPlan | undefined;
  /** Milliseconds that it has waited for the person, before plugins that were let go on; none where absent. */
  readonly waitedMs?: number | undefined;
}

/** A request with what is to be done beside it. */
export interface RunStart extends RunRequest {
  /** Records what plugins run themselves; not where absent. */
  readonly recordDelegates?: boolean | undefined;
  /** Makes something go wrong, in the lab alone; nothing where absent. */
  readonly fault?: FaultPlan | undefined;
}

/** Everything that is known of one run; what history keeps and the run view shows. */
export interface RunRecord extends RunRequest, RunOptions {
  /** Grows with each run; unique in one history. */
  readonly id: number;
  /** CNI_PATH: the directories that plugins were looked for in. */
  readonly pluginPath: readonly string[];
  /** The network's cniVersion; `null` where the configuration could not be read. */
  readonly cniVersion: string | null;
  /** Plugin types in the configuration's order. */
  readonly pluginTypes: readonly string[];
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly outcome: Outcome;
  /** Milliseconds, monotonic, without those waited; `null` while running and for an interrupted run. */
  readonly durationMs: number | null;
  /** Why nothing ran, for `skipped`. */
  readonly skipReason: string | null;
  readonly error: RunError | null;
  /** The result as cnitool would print it; `null` where the operation has none or it failed. */
  readonly result: ExactBytes | null;
  /** What it did to the machine; `null` where no snapshots were taken, and while it is under way. */
  readonly changes: KernelChanges | null;
  readonly steps: readonly RunStep[];
  /** What a person wrote on it; nothing where absent. */
  readonly labels?: RunLabels | undefined;
}

/** One line of the history list. */
export interface RunSummary {
  readonly id: number;
  readonly operation: Operation;
  readonly targetId: TargetId;
  readonly networkName: string;
  readonly netns: string;
  readonly containerId: string;
  readonly ifName: string;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly durationMs: number | null;
  readonly outcome: Outcome;
  /** Addresses of a result, or the error's message, or why it was skipped; empty if there is nothing to say. */
  readonly headline: string;
  /** Nothing where absent. */
  readonly labels?: ListedLabels | undefined;
  /** Plugin types in the configuration's order. */
  readonly pluginTypes: readonly string[];
}
