import { createStore, type StoreApi } from "zustand/vanilla";
import { newestFirst, placeOf, type RunOrder } from "../../shared/history/run-order.ts";
import type { RunQuery } from "../../shared/history/run-query.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { HistoryEvent, HistoryFacets, RunChanged } from "../../shared/run/history-query.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";
import { loadFirstRuns } from "../api/load-first-runs.ts";
import { applyHistoryEvent, type HistoryWindow } from "../model/apply-history-event.ts";
import { matchesSummary } from "../model/matches-summary.ts";
import { createFacetCounter } from "./history-facets.ts";

/** Runs that are asked for at once. */
const pageSize = 200;

export interface HistoryState extends HistoryWindow {
  readonly filter: RunQuery;
  /** `loading` only until the first page of a filter is there. */
  readonly state: "loading" | "ready" | "failed";
  readonly loadingMore: boolean;
  readonly problem: IpcErrorData | null;
  /** What can be chosen and how many runs have it; of the present filter but while it is being counted. */
  readonly facets: HistoryFacets["facets"] | null;
  /** Loads the newest runs and follows the history until the returned function is called. */
  watch(): () => void;
  /** Shows what a filter means, in an order. */
  show(filter: RunQuery, order: RunOrder): Promise<void>;
  /** Loads the first runs of what is shown anew. */
  reload(): Promise<void>;
  /** Loads the next page, if there is one. */
  loadMore(): Promise<void>;
}

export type HistoryStore = StoreApi<HistoryState>;

export function createHistoryStore(client: Client): HistoryStore {
  /** Answers of an earlier filter are dropped. */
  let generation = 0;
  /** Events that came while a page was on its way: the page may or may not hold them. */
  let missed: HistoryEvent[] | null = null;

  return createStore<HistoryState>()((set, get) => {
    const counter = createFacetCounter(
      client,
      ({ facets, matching, total }) => set({ facets, matching, total }),
      (error) => set({ problem: errorData(error) }),
    );
    const receive = (event: HistoryEvent): void => {
      if (missed !== null) {
        missed.push(event);
        return;
      }
      if (event.type === "reordered") {
        void loadFirst(false, get().runs.length);
        return;
      }
      const matches = matchesSummary(event.run, get().filter);
      if (matches === null) void look(event);
      else set((state) => applyHistoryEvent(state, matches, event));
      counter.refresh();
    };
    /** Asks whether the filter means a run of which that cannot be told here. */
    const look = async (event: RunChanged): Promise<void> => {
      const { id } = event.run;
      const mine = generation;
      try {
        const asked = { query: get().filter, only: id, limit: 1 };
        const { runs } = await client.call("history.page", asked);
        if (mine === generation) set((state) => applyHistoryEvent(state, runs.length > 0, event));
      } catch (error) {
        set({ problem: errorData(error) });
      }
    };
    const loadFirst = async (isRepeat: boolean, atLeast = pageSize): Promise<void> => {
      generation += 1;
      const mine = generation;
      missed = [];
      try {
        const { filter, order } = get();
        const asked = { query: filter, order };
        const page = await loadFirstRuns(client, asked, Math.max(atLeast, pageSize));
        if (mine !== generation) return;
        const events: readonly HistoryEvent[] = missed ?? [];
        missed = null;
        const newestId = Math.max(0, ...page.runs.map(({ id }) => id), get().newestId, ...events.map(idOf));
        set({ ...page, newestId, state: "ready", problem: null });
        counter.ask(filter);
        // Once more where something happened meanwhile: counts cannot be told apart otherwise.
        if (events.length > 0 && !isRepeat) await loadFirst(true, atLeast);
        else for (const event of events) receive(event);
      } catch (error) {
        if (mine !== generation) return;
        missed = null;
        set({ state: "failed", problem: errorData(error) });
      }
    };
    return {
      order: newestFirst,
      runs: [],
      matching: 0,
      complete: false,
      total: 0,
      newestId: 0,
      filter: {},
      state: "loading",
      loadingMore: false,
      problem: null,
      facets: null,
      watch: () => {
        const stop = follow((signal) => client.stream("history.watch", undefined, signal), {
          onEvent: receive,
          onError: (error) => set({ state: "failed", problem: errorData(error) }),
        });
        void loadFirst(false);
        return () => {
          stop();
          counter.stop();
        };
      },
      show: async (filter, order) => {
        set({ filter, order, state: "loading", runs: [], matching: null, complete: false });
        await loadFirst(false);
      },
      reload: async () => {
        set({ state: "loading", problem: null });
        await loadFirst(false);
      },
      loadMore: async () => {
        const { runs, complete, loadingMore, filter, order, state } = get();
        const last = runs.at(-1);
        if (last === undefined || complete || loadingMore || state !== "ready") return;
        const mine = generation;
        set({ loadingMore: true });
        try {
          const asked = { query: filter, order, after: placeOf(last, order), limit: pageSize };
          const page = await client.call("history.page", asked);
          if (mine !== generation) return;
          const complete = page.runs.length < pageSize;
          set((now) => ({ runs: [...now.runs, ...page.runs], complete, total: page.total }));
        } catch (error) {
          set({ problem: errorData(error) });
        } finally {
          set({ loadingMore: false });
        }
      },
    };
  });
}

const idOf = (event: HistoryEvent) => (event.type === "changed" ? event.run.id : 0);
