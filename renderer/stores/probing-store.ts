import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { ProbeMethod, ProbePair, ProbePlace } from "../../shared/probe/probe.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";
import { afterProbeEvent, checksAsked, type ProbeChecks } from "../model/probe/probe-checks.ts";
import { firstProbeForm, type ProbeForm } from "../model/probe/probe-form.ts";
import { probeKey } from "../model/probe/probe-key.ts";
import { endedRuns, mayHaveChangedKernel } from "../model/probe/runs-that-change.ts";
import type { NoticesStore } from "./notices-store.ts";

/** Checks of the network of one target. */
export interface ProbingState extends ProbeChecks {
  readonly targetId: TargetId | null;
  /** `null` while loading. */
  readonly places: readonly ProbePlace[] | null;
  /** Why the places could not be read, or are not followed any more. */
  readonly problem: IpcErrorData | null;
  /** When a run was last seen to change the kernel: milliseconds since the epoch. */
  readonly changedAt: number;
  readonly form: ProbeForm;
  edit(change: Partial<ProbeForm>): void;
  /** Shows a target's places, and from then on notices runs that change something there. */
  open(targetId: TargetId): void;
  /** Reads the places anew; what was known of them stays until then. */
  load(): Promise<void>;
  /** Checks pairs, in place of any checks that are under way; the prober listens at `listenAt` meanwhile. */
  run(method: ProbeMethod, pairs: readonly ProbePair[], listenAt?: readonly ProbePair[]): void;
  /** Ends what is under way; what was answered stays. */
  cancel(): void;
}

export type ProbingStore = StoreApi<ProbingState>;

const nothingKnown = {
  answers: new Map(),
  pending: new Map(),
  listened: new Map(),
  underWay: null,
  cancelled: null,
  changedAt: 0,
};

export function createProbingStore(
  client: Client,
  notices: NoticesStore,
  now: () => number = Date.now,
): ProbingStore {
  let stopChecks = (): void => {};
  let stopWatch = (): void => {};
  /** Places that were asked for before the last ones are dropped. */
  let generation = 0;
  return createStore<ProbingState>()((set, get) => {
    const stop = (): void => {
      stopChecks();
      set({ underWay: null, pending: new Map() });
    };
    const noteRun = async (id: number): Promise<void> => {
      const at = now();
      if (await mayHaveChanged(client, id)) set({ changedAt: at });
      await get().load();
    };
    return {
      targetId: null,
      places: null,
      problem: null,
      ...nothingKnown,
      form: firstProbeForm,
      edit: (change) => set(({ form }) => ({ form: { ...form, ...change } })),
      open: (targetId) => {
        if (get().targetId !== targetId || get().problem !== null) {
          stop();
          stopWatch();
          set({ targetId, places: null, problem: null, ...nothingKnown });
          const ended = endedRuns(targetId, now());
          stopWatch = follow((signal) => client.stream("history.watch", undefined, signal), {
            onEvent: (event) => {
              if (event.type === "changed" && ended(event.run)) void noteRun(event.run.id);
            },
            onError: (error) => set({ problem: errorData(error) }),
          });
        }
        void get().load();
      },
      load: async () => {
        const { targetId } = get();
        if (targetId === null) return;
        generation += 1;
        const mine = generation;
        try {
          const places = await client.call("probes.places", { targetId });
          if (mine === generation) set({ places, problem: null });
        } catch (error) {
          if (mine === generation) set({ problem: errorData(error) });
        }
      },
      run: (method, pairs, listenAt = []) => {
        const { targetId } = get();
        if (targetId === null || pairs.length === 0) return;
        stopChecks();
        const keys = pairs.map((pair) => probeKey(method, pair));
        set(checksAsked(keys));
        const request = { targetId, method, pairs: [...pairs], listenAt: [...listenAt] };
        stopChecks = follow((signal) => client.stream("probes.run", request, signal), {
          onEvent: (event) => set((state) => afterProbeEvent(state, event, keys, now())),
          onError: (error) => {
            stop();
            notices.getState().report(error);
          },
        });
      },
      cancel: () => {
        const { underWay } = get();
        if (underWay === null) return;
        const { total, answered } = underWay;
        stop();
        set({ cancelled: { total, answered } });
      },
    };
  });
}

/** Where its record cannot be had, it may. */
async function mayHaveChanged(client: Client, id: number): Promise<boolean> {
  try {
    return mayHaveChangedKernel(await client.call("history.get", { id }));
  } catch {
    return true;
  }
}
