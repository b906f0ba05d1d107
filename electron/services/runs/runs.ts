import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import type { HistoryEvent } from "../../../shared/run/history-query.ts";
import type { RunEvent } from "../../../shared/run/run-event.ts";
import type { RunRecord, RunRequest, RunStart } from "../../../shared/run/run-record.ts";
import type { StepAction } from "../../../shared/run/step-action.ts";
import type { NewRun } from "../../history/run-writer.ts";
import type { RunsStore } from "../../history/runs-store.ts";
import { saysLocked } from "../../history/sqlite-error.ts";
import { fromExactBytes } from "../../platform/exact-bytes.ts";
import type { Target } from "../../target/target.ts";
import type { EngineFor, LoadedNetwork } from "../engine.ts";
import { faultProblem } from "../faults/fault-problem.ts";
import { injectFault } from "../faults/inject-fault.ts";
import { messageOf } from "../message-of.ts";
import type { Notices } from "../notices.ts";
import { findPluginPath } from "../plugin-path.ts";
import type { Targets } from "../targets.ts";
import { ActiveRun } from "./active-run.ts";
import { cleanRequest } from "./clean-request.ts";
import { conductRun } from "./conduct-run.ts";
import { historyAdvice } from "./history-advice.ts";
import { newRun, type Prepared } from "./new-run.ts";
import { isOwnNamespace, ownNamespaceError } from "./own-namespace.ts";
import { patiently } from "./patiently.ts";
import { requestProblem } from "./request-problem.ts";
import { runError } from "./run-events.ts";
import { createUnbegunRuns } from "./unbegun-runs.ts";
import { createUnkeptRuns } from "./unkept-runs.ts";
import { watchChanges } from "./watch-changes.ts";

export interface Runs {
  /**
   * Begins a run and answers once it is in the history. A request that the reference would refuse is kept as a
   * failed run of which nothing ran. Where the history cannot be written, as on a full disk, the run begins all the
   * same, the person is told, and it is written as soon as that can be done.
   * @throws IpcError REFUSED if the target is not there, another program has the history locked, or a fault is asked
   * for that cannot be injected.
   */
  start(request: RunStart, signal: AbortSignal): Promise<RunRecord>;
  /** @throws IpcError NOT_FOUND */
  watch(id: number, signal: AbortSignal): AsyncIterable<RunEvent>;
  /** Ends a run's plugin and the run. Does nothing for one that has ended. */
  cancel(id: number): void;
  /** Says what is to become of the step that waits in a run in step mode. Does nothing if that one does not wait. */
  advance(id: number, step: number, action: StepAction): void;
  /** Cancels all runs; resolves when they have ended. */
  close(): Promise<void>;
}

export interface RunsOptions {
  readonly targets: Targets;
  readonly store: RunsStore;
  readonly engineFor: EngineFor;
  readonly notices: Notices;
  /** CNI_PATH of the program's environment. */
  readonly cniPath: string | undefined;
  /** What changes in the history, runs of other processes included. */
  readonly changes: (signal: AbortSignal) => AsyncIterable<HistoryEvent>;
  /** Called after a run began, and after it ended, with what is in the history by then. */
  readonly onChange: (run: RunRecord) => void;
}

interface Preparation extends Prepared {
  readonly target: Target;
  readonly network: LoadedNetwork | null;
}

export function createRuns(options: RunsOptions): Runs {
  const { store, notices } = options;
  const active = new Map<number, { readonly run: ActiveRun; readonly done: Promise<void> }>();
  let closing = false;

  const ended = (run: ActiveRun) => {
    active.delete(run.id);
    unbegun.settle();
    options.onChange(run.record);
  };
  const unbegun = createUnbegunRuns(notices, ({ record }) => options.onChange(record));
  // Until the history has its end, a run counts as one of those that are under way, and is told from memory.
  const unkept = createUnkeptRuns(ended);

  const historyFailed = (error: unknown) => {
    notices.add(`A run could not be kept whole in the history: ${messageOf(error)}`, historyAdvice(error));
  };

  /** All at once, so that no run begins that closing does not know of. */
  const begin = (run: NewRun, { network, target, refusal }: Preparation, recordDelegates: boolean) => {
    if (closing) throw new IpcError({ code: "CANCELLED", message: "The program is closing." });
    unbegun.adopt();
    const record = store.begin(run);
    if (network !== null && refusal === null) {
      const begun = new ActiveRun(record, store, historyFailed);
      active.set(record.id, { run: begun, done: conduct(begun, { network, target }, recordDelegates) });
    }
    return record;
  };

  /** Begins a run that the history cannot take yet; it is told from memory until then. */
  const beginUnkept = (
    reason: unknown,
    run: NewRun,
    { network, target, refusal }: Preparation,
    recordDelegates: boolean,
  ) => {
    if (closing) throw new IpcError({ code: "CANCELLED", message: "The program is closing." });
    const record = { ...run, id: Math.max(store.highestNumber(), ...active.keys()) + 1 };
    // Told once is enough; each attempt fails for the same reason.
    const begun = new ActiveRun(record, store, () => {}, store.adopt);
    const runs = network !== null && refusal === null;
    const done = runs ? conduct(begun, { network, target }, recordDelegates) : Promise.resolve();
    active.set(record.id, { run: begun, done });
    unbegun.add(begun, reason);
    if (!runs) unkept.add(begun);
    return record;
  };

  const conduct = async (
    run: ActiveRun,
    { network, target }: { readonly network: LoadedNetwork; readonly target: Target },
    recordDelegates: boolean,
  ): Promise<void> => {
    const { operation, runtimeConf, fault } = run.record;
    const faulty = fault && { execute: injectFault(target, fault) };
    if (run.gate !== null) void target.ended.then((reason) => run.gate?.lose(reason));
    const watcher = watchChanges(run.record, target, store);
    await conductRun(
      run,
      (chain) => network.run(operation, runtimeConf, { ...chain, recordDelegates, ...faulty }),
      watcher,
    );
    if (run.isKept) return ended(run);
    unkept.add(run);
    options.onChange(run.record);
  };

  return {
    start: async (request, signal) => {
      const clean = cleanRequest(request);
      const problem = faultProblem(request);
      if (problem !== null) throw new IpcError({ code: "REFUSED", message: problem });
      const prepared = await prepare(options, clean, signal).catch((error: unknown) => {
        throw error instanceof IpcError ? error : notPrepared(error);
      });
      const run = newRun(clean, prepared);
      const recordDelegates = request.recordDelegates ?? false;
      const record = await patiently(() => begin(run, prepared, recordDelegates), signal).catch(
        (error: unknown) => {
          if (error instanceof IpcError || signal.aborted) throw error;
          if (saysLocked(error)) throw notBegun(error);
          return beginUnkept(error, run, prepared, recordDelegates);
        },
      );
      options.onChange(record);
      return record;
    },

    watch: (id, signal) => active.get(id)?.run.watch(signal) ?? kept(options, id, signal),

    advance: (id, step, action) => active.get(id)?.run.gate?.advance(step, action),

    cancel: (id) => active.get(id)?.run.cancel(),

    close: async () => {
      closing = true;
      const all = [...active.values()];
      for (const { run } of all) run.cancel();
      await Promise.all(all.map(({ done }) => done));
      unkept.close();
    },
  };
}

async function prepare(options: RunsOptions, request: RunRequest, signal: AbortSignal): Promise<Preparation> {
  const target = await options.targets.use(request.targetId);
  const pluginPath = await findPluginPath(target.files, options.cniPath);
  const loaded = await options
    .engineFor(target, pluginPath)
    .load(fromExactBytes(request.network.bytes), request.network.file);
  if ("refused" in loaded) {
    return { target, pluginPath, network: null, refusal: runError("INVALID_REQUEST", loaded.refused) };
  }
  const problem = requestProblem(request.operation, loaded.name, request.runtimeConf);
  if (problem !== null) {
    return { target, pluginPath, network: loaded, refusal: runError("INVALID_REQUEST", problem) };
  }
  const { netns } = request.runtimeConf;
  const own = await isOwnNamespace(target, netns, signal);
  return { target, pluginPath, network: loaded, refusal: own ? ownNamespaceError(netns, target.id) : null };
}

function notBegun(error: unknown): IpcError {
  return new IpcError({
    code: "REFUSED",
    message: `The run was not started, because the history is locked: ${messageOf(error)}`,
    advice: historyAdvice(error),
  });
}

/** The target went away, or its files cannot be read. */
function notPrepared(error: unknown): IpcError {
  return new IpcError({ code: "REFUSED", message: `The run was not started: ${messageOf(error)}` });
}

/** A run that has ended, or that another process conducts: its record, and again whenever it was written. */
async function* kept(options: RunsOptions, id: number, signal: AbortSignal): AsyncGenerator<RunEvent, void> {
  const over = new AbortController();
  try {
    // Begins to listen before it looks, so that nothing is missed in between.
    const changes = options.changes(AbortSignal.any([signal, over.signal]));
    const record = recordOf(options.store, id);
    yield { type: "record", record };
    if (record.outcome !== "running") return;
    for await (const event of changes) {
      if (event.type !== "changed" || event.run.id !== id) continue;
      const { run } = event;
      yield { type: "record", record: recordOf(options.store, id) };
      if (run.outcome !== "running") return;
    }
  } finally {
    // Whoever listens and does not hear keeps all that is told.
    over.abort();
  }
}

function recordOf(store: RunsStore, id: number): RunRecord {
  const record = store.get(id);
  if (record === null) throw new IpcError({ code: "NOT_FOUND", message: `The history has no run ${id}.` });
  return record;
}
