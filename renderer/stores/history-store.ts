import { createStore, type StoreApi } from "zustand/vanilla";
import { isNumbered } from "../../shared/history/is-numbered.ts";
import { newestFirst, placeOf, type RunOrder, type RunPlace } from "../../shared/history/run-order.ts";
import type { RunQuery } from "../../shared/history/run-query.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { HistoryEvent, HistoryFacets, RunChanged } from "../../shared/run/history-query.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";
import { loadFirstRuns } from "../api/load-first-runs.ts";
import { applyHistoryEvent, type HistoryWindow } from "../model/apply-history-event.ts";
import { matchesSummary } from "../model/matches-summary.ts";
import { createFacetCounter } from "./history-facets.ts";

/** Runs of a list that is opened: as many as a large window shows, since each takes time to come. */
const firstPageSize = 60;
/** Runs that are asked for at once further on. */
const pageSize = 200;
/** Runs that are asked for where the list was scrolled to: some before the place, and so many in all. */
const runsBefore = 45;
const runsAround = 120;
/** What one request may ask for. */
const mostAtOnce = 500;

export interface HistoryState extends HistoryWindow {
  readonly filter: RunQuery;
  /** `loading` only until the first page of a filter is there. */
  readonly state: "loading" | "ready" | "failed";
  readonly loadingMore: boolean;
  /** Whether runs of the list can be asked for by their number in it. */
  readonly numbered: boolean;
  /** Another object whenever the list is loaded anew: where it is read from then, whatever was scrolled to before. */
  readonly opening: Opening;
  /** How often the disk was given back what deleted runs had left. */
  readonly shrunk: number;
  readonly problem: IpcErrorData | null;
  /** What can be chosen and how many runs have it; of the present filter but while it is being counted. */
  readonly facets: HistoryFacets["facets"] | null;
  /** Loads the newest runs and follows the history until the returned function is called. */
  watch(): () => void;
  /** Shows what a filter means, in an order; until that is there, what was shown before stays. */
  show(filter: RunQuery, order: RunOrder): Promise<void>;
  /** Loads the first runs of what is shown anew. */
  reload(): Promise<void>;
  /** Loads the next page, if there is one. */
  loadMore(): Promise<void>;
  /** Loads the page before what is loaded, if there is one. */
  loadPrevious(): Promise<void>;
  /** Shows the runs around a number of the list instead of what is loaded; only where it is `numbered`. */
  loadAt(number: number): Promise<void>;
  /** Shows the first runs of the order, where others are loaded. */
  loadStart(): Promise<void>;
  /** Shows the last runs of the order instead of what is loaded; the ones before them are loaded on the way up. */
  loadLast(): Promise<void>;
}

/** Where a list that was loaded anew is read from: its first runs, its last ones, or one by its place among those loaded. */
export interface Opening {
  readonly number: number;
  readonly at: "first" | "last" | number;
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
    const opened = (at: Opening["at"]) => ({ opening: { number: get().opening.number + 1, at } });
    const receive = (event: HistoryEvent): void => {
      if (event.type === "shrunk") {
        set(({ shrunk }) => ({ shrunk: shrunk + 1 }));
        return;
      }
      if (missed !== null) {
        missed.push(event);
        return;
      }
      if (event.type === "reordered") {
        void loadAgain();
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
    const loadFirst = async (how: "anew" | "stay" | "repeat", atLeast = firstPageSize): Promise<void> => {
      generation += 1;
      const mine = generation;
      missed = [];
      try {
        const { filter, order } = get();
        const asked = { query: filter, order };
        const page = await loadFirstRuns(client, asked, Math.max(atLeast, firstPageSize));
        if (mine !== generation) return;
        const events: readonly HistoryEvent[] = missed ?? [];
        missed = null;
        const newestId = Math.max(0, ...page.runs.map(({ id }) => id), get().newestId, ...events.map(idOf));
        const opening = how === "anew" ? opened("first") : {};
        const numbered = isNumbered(filter, order);
        set({ ...page, ...opening, ...atStart, numbered, newestId, state: "ready", problem: null });
        counter.ask(filter);
        // Once more where something happened meanwhile: counts cannot be told apart otherwise.
        if (events.length > 0 && how !== "repeat") await loadFirst("repeat", atLeast);
        else for (const event of events) receive(event);
      } catch (error) {
        if (mine !== generation) return;
        missed = null;
        set({ state: "failed", problem: errorData(error) });
      }
    };
    const loadLast = async (how: "anew" | "stay"): Promise<void> => {
      generation += 1;
      const mine = generation;
      const { filter, order } = get();
      try {
        const asked = { query: filter, order, fromEnd: true, limit: firstPageSize };
        const { runs, matching, total } = await client.call("history.page", asked);
        if (mine !== generation) return;
        missed = null;
        if (get().state === "loading") counter.ask(filter);
        const all = matching ?? get().matching;
        set({
          ...(how === "anew" ? opened("last") : {}),
          runs,
          total,
          complete: true,
          reachesStart: runs.length < firstPageSize,
          skipped: all === null ? null : Math.max(0, all - runs.length),
          numbered: isNumbered(filter, order),
          state: "ready",
          problem: null,
        });
      } catch (error) {
        if (mine === generation) set({ problem: errorData(error) });
      }
    };
    const loadFrom = async (skip: number, limit: number, openAt: number | null): Promise<void> => {
      generation += 1;
      const mine = generation;
      const { filter, order } = get();
      try {
        const asked = { query: filter, order, skip, limit };
        const { runs, total } = await client.call("history.page", asked);
        if (mine !== generation) return;
        missed = null;
        // The list has become shorter than that.
        if (runs.length === 0) return await (skip === 0 ? loadFirst("stay") : loadLast("stay"));
        const complete = runs.length < limit;
        set({
          ...(openAt === null ? {} : opened(openAt)),
          runs,
          total,
          complete,
          skipped: skip,
          reachesStart: skip === 0,
          state: "ready",
          problem: null,
        });
      } catch (error) {
        if (mine === generation) set({ problem: errorData(error) });
      }
    };
    /** Loads anew what is loaded. */
    const loadAgain = (): Promise<void> => {
      const { reachesStart, complete, skipped, numbered, runs } = get();
      if (reachesStart) return loadFirst("stay", runs.length);
      if (complete || !numbered || skipped === null) return loadLast("stay");
      return loadFrom(skipped, Math.min(runs.length, mostAtOnce), null);
    };
    /** Adds a page at either end. */
    const extend = async (
      place: { readonly after: RunPlace } | { readonly before: RunPlace },
      add: (
        now: readonly RunSummary[],
        page: readonly RunSummary[],
        isEnd: boolean,
      ) => Partial<HistoryWindow>,
    ): Promise<void> => {
      const { loadingMore, filter, order, state } = get();
      if (loadingMore || state !== "ready") return;
      const mine = generation;
      set({ loadingMore: true });
      try {
        const asked = { query: filter, order, ...place, limit: pageSize };
        const { runs, total } = await client.call("history.page", asked);
        if (mine === generation) set((now) => ({ ...add(now.runs, runs, runs.length < pageSize), total }));
      } catch (error) {
        set({ problem: errorData(error) });
      } finally {
        set({ loadingMore: false });
      }
    };
    return {
      order: newestFirst,
      runs: [],
      matching: 0,
      ...atStart,
      complete: false,
      total: 0,
      newestId: 0,
      filter: {},
      state: "loading",
      loadingMore: false,
      numbered: false,
      opening: { number: 0, at: "first" },
      shrunk: 0,
      problem: null,
      facets: null,
      watch: () => {
        const stop = follow((signal) => client.stream("history.watch", undefined, signal), {
          onEvent: receive,
          onError: (error) => set({ state: "failed", problem: errorData(error) }),
        });
        void loadFirst("anew");
        return () => {
          stop();
          counter.stop();
        };
      },
      show: async (filter, order) => {
        set({ filter, order, state: "loading", complete: false });
        await loadFirst("anew");
      },
      reload: async () => {
        set({ state: "loading", problem: null });
        await loadFirst("anew");
      },
      loadMore: async () => {
        const { runs, complete, order } = get();
        const last = runs.at(-1);
        if (last === undefined || complete) return;
        await extend({ after: placeOf(last, order) }, (now, page, isLast) => ({
          runs: [...now, ...page],
          complete: isLast,
        }));
      },
      loadPrevious: async () => {
        const { runs, reachesStart, order } = get();
        const [first] = runs;
        if (first === undefined || reachesStart) return;
        await extend({ before: placeOf(first, order) }, (now, page, isFirst) => ({
          runs: [...page, ...now],
          reachesStart: isFirst,
          skipped: isFirst ? 0 : before(get().skipped, page.length),
        }));
      },
      loadAt: async (number) => {
        // Numbers are those of the list that is shown, not of one that is on its way.
        if (get().state !== "ready") return;
        const skip = Math.max(0, number - runsBefore);
        await loadFrom(skip, runsAround, number - skip);
      },
      loadStart: () => loadFirst("anew"),
      loadLast: () => loadLast("anew"),
    };
  });
}

const atStart = { skipped: 0, reachesStart: true };

/** How many runs come before a page, if so many came before what follows it. */
const before = (skipped: number | null, page: number) =>
  skipped === null ? null : Math.max(0, skipped - page);

const idOf = (event: HistoryEvent) => (event.type === "changed" ? event.run.id : 0);
