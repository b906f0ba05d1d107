import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import { defaultSettings, type Settings } from "../../shared/settings/settings.ts";
import type { NoticesStore } from "./notices-store.ts";

export interface SettingsState {
  /** The defaults until the main process has answered. */
  readonly settings: Settings;
  readonly loaded: boolean;
  load(): Promise<void>;
  /** Shows the change at once and keeps it; where keeping fails the change is taken back. */
  change(change: Partial<Settings>): Promise<void>;
}

export type SettingsStore = StoreApi<SettingsState>;

export function createSettingsStore(client: Client, notices: NoticesStore): SettingsStore {
  const { report } = notices.getState();
  return createStore<SettingsState>()((set, get) => ({
    settings: defaultSettings,
    loaded: false,
    load: async () => {
      try {
        set({ settings: await client.call("settings.get"), loaded: true });
      } catch (error) {
        set({ loaded: true });
        report(error);
      }
    },
    change: async (change) => {
      const before = get().settings;
      set({ settings: { ...before, ...change } });
      try {
        await client.call("settings.change", change);
      } catch (error) {
        const keys = Object.keys(change);
        const undone = Object.entries(before).filter(([key]) => keys.includes(key));
        set(({ settings }) => ({ settings: { ...settings, ...Object.fromEntries(undone) } }));
        report(error);
      }
    },
  }));
}
