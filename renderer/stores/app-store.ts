import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import type { AppInfo } from "../../shared/ipc/contract.ts";
import type { NoticesStore } from "./notices-store.ts";

export interface AppState {
  /** `null` until the main process has answered. */
  readonly info: AppInfo | null;
  /** Whether it has answered, be it with an error. */
  readonly loaded: boolean;
  load(): Promise<void>;
}

export type AppStore = StoreApi<AppState>;

export function createAppStore(client: Client, notices: NoticesStore): AppStore {
  return createStore<AppState>()((set) => ({
    info: null,
    loaded: false,
    load: async () => {
      try {
        set({ info: await client.call("app.info"), loaded: true });
      } catch (error) {
        set({ loaded: true });
        notices.getState().report(error);
      }
    },
  }));
}
