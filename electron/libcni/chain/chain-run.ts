import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import type { RunError } from "../../../shared/run/run-error.ts";
import type { EnvVariable, StepState } from "../../../shared/run/run-step.ts";
import type { ProcessResult } from "../../platform/process-result.ts";
import type { Target, TargetRequest, TargetResult } from "../../target/target.ts";
import { ConfError } from "../conf/conf-error.ts";
import type { PluginConfig } from "../conf/plugin-conf.ts";
import { asRecord, buildEnv, type PluginArgs } from "../invoke/build-env.ts";
import { decodeFailure } from "../invoke/decode-output.ts";
import { exitText } from "../invoke/exit-text.ts";
import { findPlugin } from "../invoke/find-plugin.ts";
import { lookPath } from "../invoke/look-path.ts";
import { LibcniError } from "../libcni-error.ts";
import type { ChainEvent } from "./chain-event.ts";
import { injectedKeys } from "./step-config.ts";

/** Where plugins are found and how they are run. */
export interface Invoker {
  readonly target: Pick<Target, "exec" | "files">;
  /** The directories of CNI_PATH. */
  readonly pluginPath: readonly string[];
  /** What plugins inherit. */
  readonly inheritedEnv: Readonly<Record<string, string>>;
}

export interface ChainOptions {
  /** Ends the plugin that runs, and with it the operation. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: ChainEvent) => void;
  /**
   * Asked before each plugin, when its environment and stdin have been told; the plugin runs once the answer is `run`.
   * With a gate, plugins run one after the other whatever the operation. Rejects when the target goes away meanwhile.
   */
  readonly gate?: StepGate;
  /** What plugins run themselves is told as well. */
  readonly recordDelegates?: boolean;
  /** Runs each plugin in the target's stead. */
  readonly execute?: PluginExecutor;
}

/**
 * Runs a plugin that is ready, in whatever way. As a target's exec, which is what it is for all others.
 * @param pluginIndex the plugin's place in the configuration list
 */
export type PluginExecutor = (pluginIndex: number, request: TargetRequest) => Promise<TargetResult>;

/** What is to become of a plugin that is ready to run. `stop` ends the operation before it. */
export type GateAnswer = "run" | "stop" | "cancel";
/** @param index the step's place in the order of execution */
export type StepGate = (index: number) => Promise<GateAnswer>;

/** One plugin call. */
export interface Step<Answer> {
  readonly plugin: Pick<PluginConfig, "bytes"> & { readonly network: Pick<PluginConfig["network"], "type"> };
  /** Place in the configuration list. */
  readonly pluginIndex: number;
  /** Without CNI_PATH, which is the invoker's where absent. */
  readonly args: Omit<PluginArgs, "path"> & { readonly path?: string };
  /** What the plugin reads. Called once it is found. @throws LibcniError, ConfError */
  stdin(): Uint8Array | Promise<Uint8Array>;
  /** Reads the answer of a plugin that succeeded. @throws LibcniError */
  answer(stdin: Uint8Array, stdout: Uint8Array): Answer;
}

/** How one plugin call ended. */
export type StepOutcome<Answer> =
  | { readonly state: "succeeded"; readonly answer: Answer }
  | { readonly state: "failed"; readonly error: LibcniError }
  | { readonly state: "cancelled" };

/** The plugin calls of one operation, one after the other, with the events that tell of them. */
export class ChainRun {
  readonly #invoker: Invoker;
  readonly #options: ChainOptions;
  #steps = 0;

  constructor(invoker: Invoker, options: ChainOptions) {
    this.#invoker = invoker;
    this.#options = options;
  }

  /** How many plugins were called so far. */
  get steps(): number {
    return this.#steps;
  }

  /** Whether somebody goes through the plugins one at a time. */
  get isGated(): boolean {
    return this.#options.gate !== undefined;
  }

  /** Finds and runs one plugin. Nothing is begun once the operation is cancelled. */
  async step<Answer>(step: Step<Answer>): Promise<StepOutcome<Answer>> {
    if (this.#options.signal?.aborted) return { state: "cancelled" };
    const index = this.#steps++;
    const { type } = step.plugin.network;
    this.#emit({
      type: "stepStarted",
      index,
      pluginIndex: step.pluginIndex,
      command: step.args.command,
      pluginType: type,
    });
    let process: TargetResult | null = null;
    const finish = (outcome: StepOutcome<Answer>, state: StepState = outcome.state): StepOutcome<Answer> => {
      const error: RunError | null = outcome.state === "failed" ? outcome.error.toRunError(type) : null;
      this.#emit({ type: "stepFinished", index, state, process, error });
      return outcome;
    };
    try {
      const path = await this.#find(index, type);
      const stdin = await step.stdin();
      const env = this.#prepare(index, step, stdin);
      const answer = await this.#askGate(index);
      if (answer !== "run") {
        return finish({ state: "cancelled" }, answer === "stop" ? "stopped" : "cancelled");
      }
      process = await this.#execute(step.pluginIndex, path, env, stdin);
      if (process.cancelled) return finish({ state: "cancelled" });
      throwIfFailed(process);
      return finish({ state: "succeeded", answer: step.answer(stdin, process.stdout) });
    } catch (error) {
      return finish({ state: "failed", error: asLibcniError(error) });
    }
  }

  async #find(index: number, type: string): Promise<string> {
    const { target, pluginPath } = this.#invoker;
    const { searched, path, problem } = await findPlugin(target.files, type, pluginPath);
    this.#emit({ type: "stepFound", index, searched, path });
    if (path === null) throw new LibcniError("PLUGIN_NOT_FOUND", problem ?? "");
    return path;
  }

  /** Builds the environment and tells what the plugin will be given. */
  #prepare<Answer>(index: number, step: Step<Answer>, stdin: Uint8Array): readonly EnvVariable[] {
    const { pluginPath, inheritedEnv } = this.#invoker;
    const env = buildEnv(inheritedEnv, { path: pluginPath.join(":"), ...step.args });
    this.#emit({ type: "stepInput", index, env, stdin, injected: injectedKeys(step.plugin, stdin) });
    return env;
  }

  async #askGate(index: number): Promise<GateAnswer> {
    const { gate, signal } = this.#options;
    if (gate === undefined) return "run";
    try {
      const answer = await gate(index);
      return answer === "run" && signal?.aborted ? "cancel" : answer;
    } catch (error) {
      throw targetError(error);
    }
  }

  async #execute(
    pluginIndex: number,
    path: string,
    env: readonly EnvVariable[],
    stdin: Uint8Array,
  ): Promise<TargetResult> {
    const { target, inheritedEnv } = this.#invoker;
    const program = await lookPath(target.files, path, inheritedEnv.PATH ?? "");
    if ("problem" in program) throw decodeFailure(program.problem, new Uint8Array(), new Uint8Array());
    const { signal, recordDelegates, execute = (_at, request) => target.exec(request) } = this.#options;
    try {
      return await execute(pluginIndex, {
        argv: [program.path],
        env: asRecord(env),
        stdin,
        ...(signal && { signal }),
        ...(recordDelegates && { recordDelegates }),
      });
    } catch (error) {
      throw targetError(error);
    }
  }

  #emit(event: ChainEvent): void {
    this.#options.onEvent?.(event);
  }
}

/** Why a target did not run a program at all. */
function targetError(error: unknown): LibcniError {
  if (error instanceof IpcError) {
    const code = error.data.code === "REFUSED" ? "INVALID_REQUEST" : "INTERNAL";
    return new LibcniError(code, error.message);
  }
  return new LibcniError("TARGET_LOST", error instanceof Error ? error.message : String(error));
}

function throwIfFailed(process: ProcessResult): void {
  if (process.timedOut) throw new LibcniError("TIMED_OUT", "The plugin ran longer than it was allowed to.");
  if (process.outputTooLarge)
    throw new LibcniError("PLUGIN_FAILED", "The plugin wrote more than can be kept.");
  const exit = exitText(process);
  if (exit !== null) throw decodeFailure(exit, process.stdout, process.stderr);
}

function asLibcniError(error: unknown): LibcniError {
  if (error instanceof LibcniError) return error;
  if (error instanceof ConfError) return new LibcniError("INVALID_REQUEST", error.message);
  throw error;
}
