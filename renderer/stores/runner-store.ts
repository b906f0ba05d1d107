import { createStore, type StoreApi } from "zustand/vanilla";
import { operationGate } from "../../shared/cni/operation-gate.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { RunRecord, RunRequest, RunStart, RunSummary } from "../../shared/run/run-record.ts";
import type { StepAction } from "../../shared/run/step-action.ts";
import { waitingStep } from "../../shared/run/step-mode.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { type NextPage, runPages } from "../api/run-pages.ts";
import { outlineConfig } from "../model/outline-config.ts";
import { isAfter, type SinceRun, sinceRun } from "../model/since-run.ts";
import type { NoticesStore } from "./notices-store.ts";

/** What a person has to agree to before a run begins. */
export interface Confirmation {
  readonly request: RunStart;
  readonly reasons: readonly ConfirmationReason[];
  /** What the reasons `held` and `undone` are about. */
  readonly since?: SinceRun;
}

/**
 * `host`: the first run of this session that changes the machine. `gc`: attachments will be removed. `uncached`: a DEL
 * will go without the prevResult of the ADD that it undoes. `held`: a DEL takes away what a later ADD has attached.
 * `undone`: a DEL has undone that ADD already.
 */
export type ConfirmationReason = "host" | "gc" | "uncached" | SinceRun["state"];

export interface RunnerState {
  /** What is on its way to the main process, if anything. */
  readonly starting: RunRequest | null;
  readonly confirmation: Confirmation | null;
  /** Starts a run, with the fault that it may bring, or asks first where that is due. */
  request(request: RunStart): Promise<void>;
  /**
   * Starts the DEL of a run's attachment with its config and arguments; asks first where the result cache has lost it,
   * where a later ADD holds it, and where the run was undone already.
   */
  undo(run: RunRecord): Promise<void>;
  /** Starts the run that is waiting for agreement. */
  confirm(): Promise<void>;
  decline(): void;
  /** Says what is to become of the step at which a run waits; does nothing for a run that does not wait. */
  advance(run: RunRecord, action: StepAction): Promise<void>;
}

export type RunnerStore = StoreApi<RunnerState>;

/**
 * @param onStarted is called with the record as soon as a run is in the history
 * @param isStepwise whether runs that are started now wait before each plugin
 * @param records whether runs in a target record what plugins run themselves
 * @param shown resolves once the window shows that a run begins. Only then is it asked for: the programs that it starts
 *   at once would take the processor from that first reaction.
 */
export function createRunnerStore(
  client: Client,
  notices: NoticesStore,
  onStarted: (record: RunRecord) => void,
  isStepwise: () => boolean = () => false,
  records: (target: TargetId) => boolean = () => false,
  shown: () => Promise<void> = () => Promise.resolve(),
): RunnerStore {
  let hostAgreed = false;
  return createStore<RunnerState>()((set, get) => {
    const start = async (request: RunStart): Promise<void> => {
      set({ starting: request });
      try {
        const start: RunStart = records(request.targetId) ? { ...request, recordDelegates: true } : request;
        await shown();
        onStarted(await client.call("runs.start", start));
      } catch (error) {
        notices.getState().report(error);
      } finally {
        set({ starting: null });
      }
    };
    const ask = async (asked: RunStart, uncached = false, since: SinceRun | null = null): Promise<void> => {
      const request = isStepwise() ? { ...asked, stepwise: true } : asked;
      if (get().starting !== null) return;
      const reasons: ConfirmationReason[] = [];
      if (request.targetId === "host" && !hostAgreed) reasons.push("host");
      if (removesAttachments(request)) reasons.push("gc");
      if (since !== null) reasons.push(since.state);
      if (uncached) reasons.push("uncached");
      if (reasons.length === 0) await start(request);
      else set({ confirmation: { request, reasons, ...(since === null ? {} : { since }) } });
    };
    /** The DEL itself does not depend on these answers, and says what is wrong where it cannot go on. */
    const answerOr = async <Answer>(answer: Promise<Answer>, otherwise: Answer): Promise<Answer> => {
      try {
        return await answer;
      } catch (error) {
        notices.getState().report(error);
        return otherwise;
      }
    };
    return {
      starting: null,
      confirmation: null,
      request: (request) => ask(request),
      undo: async (run) => {
        const { targetId, network, runtimeConf } = run;
        const [uncached, since] = await Promise.all([
          answerOr(hasLostCache(client, run), false),
          answerOr(readSince(client, run), null),
        ]);
        await ask({ operation: "DEL", targetId, network, runtimeConf }, uncached, since);
      },
      confirm: async () => {
        const { confirmation } = get();
        if (confirmation === null) return;
        set({ confirmation: null });
        if (confirmation.reasons.includes("host")) hostAgreed = true;
        await start(confirmation.request);
      },
      decline: () => set({ confirmation: null }),
      advance: async (run, action) => {
        const step = waitingStep(run);
        if (step === null) return;
        try {
          await client.call("runs.advance", { id: run.id, step: step.index, action });
        } catch (error) {
          notices.getState().report(error);
        }
      },
    };
  });
}

/** Whether the target's result cache does not know the attachment of an ADD any more. */
async function hasLostCache(client: Client, run: RunRecord): Promise<boolean> {
  // One that did not end well never had an entry.
  if (run.outcome !== "succeeded") return false;
  const { targetId, network, runtimeConf } = run;
  const cached = await client.call("attachments.list", { targetId, networkName: network.name });
  const { containerId, ifName } = runtimeConf;
  return !cached.some((each) => each.containerId === containerId && each.ifName === ifName);
}

/** What the history knows of the attachment of a run since that run. */
async function readSince(client: Client, run: RunRecord): Promise<SinceRun | null> {
  const { id, startedAt, operation, targetId, network, runtimeConf } = run;
  const attachment = { targetId, containerId: runtimeConf.containerId, ifName: runtimeConf.ifName };
  const read = (next: NextPage) => client.call("history.ofAttachment", { attachment, ...next });
  const later: RunSummary[] = [];
  for await (const runs of runPages(read)) {
    later.push(...runs);
    if (runs.some((each) => !isAfter(each, run))) break;
  }
  return sinceRun({ id, startedAt, operation, networkName: network.name }, later);
}

/** A GC does so, unless the network itself keeps libcni from it. */
function removesAttachments({ operation, network }: RunRequest): boolean {
  if (operation !== "GC") return false;
  const outline = outlineConfig(network);
  return outline === null || operationGate("GC", outline)?.effect !== "skipped";
}
