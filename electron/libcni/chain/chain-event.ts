import type { Operation } from "../../../shared/run/operation.ts";
import type { RunError } from "../../../shared/run/run-error.ts";
import type { EnvVariable, StepState } from "../../../shared/run/run-step.ts";
import type { TargetResult } from "../../target/target.ts";

/** What the engine tells while a chain runs: one plugin call in four phases, with the exact bytes of each. */
export type ChainEvent =
  | {
      readonly type: "stepStarted";
      /** Place in the order of execution, from 0. */
      readonly index: number;
      /** Place in the configuration list, from 0. */
      readonly pluginIndex: number;
      readonly command: Operation;
      readonly pluginType: string;
    }
  | {
      readonly type: "stepFound";
      readonly index: number;
      /** Directories that were looked into, in order, up to and including the one with the plugin. */
      readonly searched: readonly string[];
      /** `null` if it is in none of them. */
      readonly path: string | null;
    }
  | {
      readonly type: "stepInput";
      readonly index: number;
      readonly env: readonly EnvVariable[];
      readonly stdin: Uint8Array;
      /** Top-level keys that differ from the plugin object in the file. */
      readonly injected: readonly string[];
    }
  | {
      readonly type: "stepFinished";
      readonly index: number;
      readonly state: StepState;
      /** `null` where no process was started. */
      readonly process: TargetResult | null;
      readonly error: RunError | null;
    };
