import { createStore, type StoreApi } from "zustand/vanilla";
import type {
  CompactionNeed,
  HistoryUsage,
  RetentionForecast,
  RetentionRules,
} from "../../shared/history/retention.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { NoticesStore } from "./notices-store.ts";

/** What the history takes, and what would go of it. */
export interface UsageState {
  readonly usage: HistoryUsage | null;
  /** Of what plugins read and wrote; `null` while it is added up. */
  readonly outputBytes: number | null;
  readonly need: CompactionNeed | null;
  readonly compacting: boolean;
  load(): Promise<void>;
  /** Adds up the outputs, too, which takes a while. */
  loadAll(): Promise<void>;
  /** @throws IpcError */
  forecast(rules: RetentionRules, signal: AbortSignal): Promise<RetentionForecast>;
  compact(): Promise<void>;
}

export type UsageStore = StoreApi<UsageState>;

export function createUsageStore(client: Client, notices: NoticesStore): UsageStore {
  const { report, tell } = notices.getState();
  return createStore<UsageState>()((set, get) => ({
    usage: null,
    outputBytes: null,
    need: null,
    compacting: false,
    load: async () => {
      try {
        set({ usage: await client.call("history.usage") });
      } catch (error) {
        report(error);
      }
    },
    loadAll: async () => {
      await get().load();
      try {
        set({ need: await client.call("history.compactionNeed") });
        set({ outputBytes: await client.call("history.outputBytes") });
      } catch (error) {
        report(error);
      }
    },
    forecast: (rules, signal) => client.call("history.forecast", rules, signal),
    compact: async () => {
      set({ compacting: true });
      try {
        await client.call("history.compact");
        tell("The history was compacted.");
      } catch (error) {
        report(error);
      } finally {
        set({ compacting: false });
        await get().loadAll();
      }
    },
  }));
}
