import type { CachedAttachment } from "../../shared/cni/cached-attachment.ts";
import type { RuntimeConf } from "../../shared/cni/runtime-conf.ts";
import type { Operation } from "../../shared/run/operation.ts";
import type { ChainEvent } from "../libcni/chain/chain-event.ts";
import type { ChainOutcome } from "../libcni/chain/chain-outcome.ts";
import type { PluginExecutor, StepGate } from "../libcni/chain/chain-run.ts";
import type { Target } from "../target/target.ts";

export interface ChainOptions {
  readonly signal: AbortSignal;
  readonly onEvent: (event: ChainEvent) => void;
  /** In step mode only. */
  readonly gate?: StepGate;
  /** What plugins run themselves is told as well. */
  readonly recordDelegates?: boolean;
  /** Runs each plugin in the target's stead. */
  readonly execute?: PluginExecutor;
}

/** A network that libcni would load, ready to run. */
export interface LoadedNetwork {
  readonly name: string;
  readonly cniVersion: string;
  /** In the configuration's order. */
  readonly pluginTypes: readonly string[];
  /** Rejects only for a mistake of ours or a target that is gone. */
  run(operation: Operation, runtimeConf: RuntimeConf, options: ChainOptions): Promise<ChainOutcome>;
}

/** What services need of libcni, in one target. */
export interface Engine {
  /** Reads a configuration as libcni does; `refused` is libcni's own text. */
  load(bytes: Uint8Array, file: string): Promise<LoadedNetwork | { readonly refused: string }>;
  /** All attachments in the result cache; entries that are broken are passed over. @throws LibcniError */
  attachments(): Promise<readonly CachedAttachment[]>;
  /**
   * Moves an attachment's entry of the result cache into a new directory of the name `aside` beside the entries, and
   * answers with its path; `null` if there is none. @throws LibcniError
   */
  setAside(networkName: string, conf: RuntimeConf, aside: string): Promise<string | null>;
}

/** Gives the engine for a target, with the plugin directories (CNI_PATH) that it searches. */
export type EngineFor = (target: Target, pluginPath: readonly string[]) => Engine;
