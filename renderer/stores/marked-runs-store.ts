import { createStore, type StoreApi } from "zustand/vanilla";
import type { RunQuery } from "../../shared/history/run-query.ts";

/** Runs of the history that were marked, to do something with all of them. */
export interface MarkedRunsState {
  /** In the order in which they were marked. */
  readonly ids: readonly number[];
  /** All runs that this query means, also those that are not loaded; `null` where single ones are marked. */
  readonly everything: RunQuery | null;
  /** Marks a run, or takes its mark away. */
  toggle(id: number): void;
  /** Marks just these. */
  markOnly(ids: readonly number[]): void;
  markEverything(query: RunQuery): void;
  clear(): void;
}

export type MarkedRunsStore = StoreApi<MarkedRunsState>;

export function createMarkedRunsStore(): MarkedRunsStore {
  return createStore<MarkedRunsState>()((set) => ({
    ids: [],
    everything: null,
    toggle: (id) =>
      set(({ ids }) => ({
        ids: ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id],
        everything: null,
      })),
    markOnly: (ids) => set({ ids, everything: null }),
    markEverything: (everything) => set({ ids: [], everything }),
    clear: () => set({ ids: [], everything: null }),
  }));
}
