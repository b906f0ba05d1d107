import { createStore, type StoreApi } from "zustand/vanilla";

/** Runs of the history that were marked, to do something with all of them. */
export interface MarkedRunsState {
  /** In the order in which they were marked. */
  readonly ids: readonly number[];
  /** Marks a run, or takes its mark away. */
  toggle(id: number): void;
  clear(): void;
}

export type MarkedRunsStore = StoreApi<MarkedRunsState>;

export function createMarkedRunsStore(): MarkedRunsStore {
  return createStore<MarkedRunsState>()((set) => ({
    ids: [],
    toggle: (id) =>
      set(({ ids }) => ({ ids: ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id] })),
    clear: () => set({ ids: [] }),
  }));
}
