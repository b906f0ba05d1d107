import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import type { AppInfo } from "../../shared/ipc/contract.ts";
import type { NoticesStore } from "./notices-store.ts";

export interface AppState {
  /** `null` until the main process has answered. */
  readonly info: AppInfo | null;
  load(): Promise<void>;
}

export type AppStore = StoreApi<AppState>;

export function createAppStore(client: Client, notices: NoticesStore): AppStore {
  return createStore<AppState>()((set) => ({
    info: null,
    load: async () => {
      try {
        set({ info: await client.call("app.info") });
      } catch (error) {
        notices.getState().report(error);
      }
    },
  }));
}
