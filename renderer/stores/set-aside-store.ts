import { createStore, type StoreApi } from "zustand/vanilla";
import type { SetAsideEntry } from "../../shared/cni/cached-attachment.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { NoticesStore } from "./notices-store.ts";

/** Entries of the result cache that are set aside since a run could not use them. */
export interface SetAsideState {
  /** The run that a person is asked about. */
  readonly asked: RunRecord | null;
  /** By the number of the run that failed. */
  readonly entries: ReadonlyMap<number, SetAsideEntry>;
  ask(record: RunRecord): void;
  decline(): void;
  /** Sets the entry aside that was asked about. */
  confirm(): Promise<void>;
}

export type SetAsideStore = StoreApi<SetAsideState>;

export function createSetAsideStore(client: Client, notices: NoticesStore): SetAsideStore {
  return createStore<SetAsideState>()((set, get) => ({
    asked: null,
    entries: new Map(),
    ask: (record) => set({ asked: record }),
    decline: () => set({ asked: null }),
    confirm: async () => {
      const { asked } = get();
      if (asked === null) return;
      set({ asked: null });
      const { id, targetId, network, runtimeConf } = asked;
      const { containerId, ifName } = runtimeConf;
      try {
        const entry = await client.call("attachments.setAside", {
          ...{ targetId, networkName: network.name, containerId, ifName },
        });
        set(({ entries }) => ({ entries: new Map(entries).set(id, entry) }));
      } catch (error) {
        notices.getState().report(error);
      }
    },
  }));
}
