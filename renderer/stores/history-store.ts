import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { HistoryEvent, HistoryFilter } from "../../shared/run/history-query.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";
import { applyHistoryEvent, type HistoryWindow } from "../model/apply-history-event.ts";

/** Runs that are asked for at once. */
const pageSize = 200;

export interface HistoryState extends HistoryWindow {
  readonly filter: HistoryFilter;
  /** `loading` only until the first page of a filter is there. */
  readonly state: "loading" | "ready" | "failed";
  readonly loadingOlder: boolean;
  readonly problem: IpcErrorData | null;
  /** Names to choose from in the network filter. */
  readonly networkNames: readonly string[];
  /** Loads the newest runs and follows the history until the returned function is called. */
  watch(): () => void;
  setFilter(filter: HistoryFilter): Promise<void>;
  /** Loads the newest runs of the present filter anew. */
  reload(): Promise<void>;
  /** Loads the next older page, if there is one. */
  loadOlder(): Promise<void>;
}

export type HistoryStore = StoreApi<HistoryState>;

export function createHistoryStore(client: Client): HistoryStore {
  /** Answers of an earlier filter are dropped. */
  let generation = 0;
  /** Events that came while a page was on its way: the page may or may not hold them. */
  let missed: HistoryEvent[] | null = null;

  return createStore<HistoryState>()((set, get) => {
    const receive = (event: HistoryEvent): void => {
      if (missed !== null) {
        missed.push(event);
        return;
      }
      set((state) => applyHistoryEvent(state, state.filter, event));
      if (!get().networkNames.includes(event.run.networkName)) void loadNames();
    };
    const loadNames = async (): Promise<void> => {
      try {
        set({ networkNames: await client.call("history.networks") });
      } catch (error) {
        set({ problem: errorData(error) });
      }
    };
    const loadNewest = async (isRepeat: boolean): Promise<void> => {
      generation += 1;
      const mine = generation;
      missed = [];
      try {
        const { filter } = get();
        const page = await client.call("history.page", { filter, limit: pageSize });
        if (mine !== generation) return;
        const events: readonly HistoryEvent[] = missed ?? [];
        missed = null;
        const newestId = Math.max(page.runs[0]?.id ?? 0, get().newestId, ...events.map(({ run }) => run.id));
        set({ ...page, newestId, state: "ready", problem: null });
        // Once more where something happened meanwhile: counts cannot be told apart otherwise.
        if (events.length > 0 && !isRepeat) await loadNewest(true);
        else for (const event of events) receive(event);
      } catch (error) {
        if (mine !== generation) return;
        missed = null;
        set({ state: "failed", problem: errorData(error) });
      }
    };
    return {
      runs: [],
      matching: 0,
      total: 0,
      newestId: 0,
      filter: {},
      state: "loading",
      loadingOlder: false,
      problem: null,
      networkNames: [],
      watch: () => {
        const stop = follow((signal) => client.stream("history.watch", undefined, signal), {
          onEvent: receive,
          onError: (error) => set({ state: "failed", problem: errorData(error) }),
        });
        void loadNewest(false);
        void loadNames();
        return stop;
      },
      setFilter: async (filter) => {
        set({ filter, state: "loading", runs: [], matching: 0 });
        await loadNewest(false);
      },
      reload: async () => {
        set({ state: "loading", problem: null });
        await loadNewest(false);
      },
      loadOlder: async () => {
        const { runs, matching, loadingOlder, filter, state } = get();
        const oldest = runs.at(-1);
        if (oldest === undefined || runs.length >= matching || loadingOlder || state !== "ready") return;
        const mine = generation;
        set({ loadingOlder: true });
        try {
          const page = await client.call("history.page", { filter, beforeId: oldest.id, limit: pageSize });
          if (mine === generation) set((now) => ({ runs: [...now.runs, ...page.runs], total: page.total }));
        } catch (error) {
          set({ problem: errorData(error) });
        } finally {
          set({ loadingOlder: false });
        }
      },
    };
  });
}
