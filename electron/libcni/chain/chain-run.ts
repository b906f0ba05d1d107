import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import type { RunError } from "../../../shared/run/run-error.ts";
import type { ProcessResult } from "../../platform/process-result.ts";
import type { Target } from "../../target/target.ts";
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
}

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
    let process: ProcessResult | null = null;
    const finish = (outcome: StepOutcome<Answer>): StepOutcome<Answer> => {
      const error: RunError | null = outcome.state === "failed" ? outcome.error.toRunError(type) : null;
      this.#emit({ type: "stepFinished", index, state: outcome.state, process, error });
      return outcome;
    };
    try {
      const path = await this.#find(index, type);
      const stdin = await step.stdin();
      process = await this.#execute(index, step, path, stdin);
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

  async #execute<Answer>(
    index: number,
    step: Step<Answer>,
    path: string,
    stdin: Uint8Array,
  ): Promise<ProcessResult> {
    const { target, pluginPath, inheritedEnv } = this.#invoker;
    const env = buildEnv(inheritedEnv, { path: pluginPath.join(":"), ...step.args });
    this.#emit({ type: "stepInput", index, env, stdin, injected: injectedKeys(step.plugin, stdin) });
    const program = await lookPath(target.files, path, inheritedEnv.PATH ?? "");
    if ("problem" in program) throw decodeFailure(program.problem, new Uint8Array(), new Uint8Array());
    const { signal } = this.#options;
    try {
      return await target.exec({
        argv: [program.path],
        env: asRecord(env),
        stdin,
        ...(signal && { signal }),
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
