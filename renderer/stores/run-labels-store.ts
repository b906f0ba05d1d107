import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import { type LabelsChange, noLabels, type RunLabels, withChange } from "../../shared/run/run-labels.ts";
import { follow } from "../api/follow.ts";
import type { NoticesStore } from "./notices-store.ts";

/** What is written on the run whose details are on screen. */
export interface RunLabelsState {
  readonly runId: number | null;
  readonly labels: RunLabels;
  /** Tags that runs have, the most frequent first; for whoever writes one. */
  readonly knownTags: readonly string[];
  /** Shows the labels of a run, which are known or not, and follows what others write. */
  show(runId: number, known: RunLabels | undefined): void;
  /** Writes on a run; shown at once where it is the one on screen. */
  change(runId: number, change: LabelsChange): Promise<void>;
  loadTags(): Promise<void>;
}

export type RunLabelsStore = StoreApi<RunLabelsState>;

/** Tags that are offered. */
const offered = 200;

export function createRunLabelsStore(client: Client, notices: NoticesStore): RunLabelsStore {
  const { report } = notices.getState();
  let following = false;
  return createStore<RunLabelsState>()((set, get) => {
    const read = async (): Promise<void> => {
      const { runId } = get();
      if (runId === null) return;
      try {
        const labels = await client.call("history.labels", { id: runId });
        if (get().runId === runId) set({ labels });
      } catch {
        // It was deleted, which the list and the details say.
      }
    };
    return {
      runId: null,
      labels: noLabels,
      knownTags: [],
      show: (runId, known) => {
        set({ runId, labels: known ?? noLabels });
        if (!following)
          follow((signal) => client.stream("history.watch", undefined, signal), {
            onEvent: (event) => {
              if (event.type === "shrunk") return;
              if (event.type === "reordered" || event.run.id === get().runId) void read();
            },
            onError: report,
          });
        following = true;
        void read();
      },
      change: async (runId, change) => {
        if (get().runId === runId) set(({ labels }) => ({ labels: withChange(labels, change) }));
        try {
          await client.call("history.label", { ids: [runId], change });
        } catch (error) {
          report(error);
          await read();
        }
      },
      loadTags: async () => {
        try {
          const { facets } = await client.call("history.facets", { query: {}, limit: offered });
          set({ knownTags: facets.tag.values.map(({ value }) => value) });
        } catch (error) {
          report(error);
        }
      },
    };
  });
}
