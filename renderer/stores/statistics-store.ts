import { createStore, type StoreApi } from "zustand/vanilla";
import type { RunQuery } from "../../shared/history/run-query.ts";
import type { Statistics } from "../../shared/history/statistics.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";

/** What takes no longer than this is counted anew whenever runs begin or end, in milliseconds. */
const quickMs = 300;
/** And no more often than this. */
const pauseMs = 1000;

export interface StatisticsState {
  /** The last ones, also while others are being counted; `null` before the first. */
  readonly statistics: Statistics | null;
  /** How far counting has come, in runs; `null` unless it goes on. */
  readonly progress: { readonly done: number; readonly of: number } | null;
  /** Runs began or ended since it was counted. */
  readonly stale: boolean;
  readonly problem: IpcErrorData | null;
  /** Counts what a query means, and goes on doing so where that is quick, until the returned function is called. */
  follow(query: RunQuery): () => void;
  /** Counts what is followed once more. */
  countAgain(): void;
  /** Ends counting, with what there was before. */
  cancel(): void;
}

export type StatisticsStore = StoreApi<StatisticsState>;

export function createStatisticsStore(client: Client): StatisticsStore {
  return createStore<StatisticsState>()((set, get) => {
    let followed: RunQuery | null = null;
    let counting = new AbortController();
    let later: ReturnType<typeof setTimeout> | undefined;
    let tookMs = 0;
    const cancel = (): void => {
      clearTimeout(later);
      later = undefined;
      counting.abort();
      set({ progress: null });
    };
    const count = async (query: RunQuery): Promise<void> => {
      cancel();
      const mine = new AbortController();
      counting = mine;
      const began = performance.now();
      set({ progress: { done: 0, of: 0 }, stale: false, problem: null });
      try {
        for await (const event of client.stream("history.statistics", { query }, mine.signal)) {
          if (mine.signal.aborted) return;
          if (event.type === "progress") set({ progress: { done: event.done, of: event.of } });
          else set({ statistics: event.statistics, progress: null });
        }
      } catch (error) {
        if (!mine.signal.aborted) set({ problem: errorData(error), progress: null });
      }
      if (mine.signal.aborted) return;
      tookMs = performance.now() - began;
      if (get().stale) countLater();
    };
    const countLater = (): void => {
      // One that goes on is left to end: where runs begin all the time, none ever would.
      if (get().progress !== null || tookMs > quickMs) return;
      later ??= setTimeout(() => {
        later = undefined;
        countAgain();
      }, pauseMs);
    };
    const countAgain = (): void => {
      if (followed !== null) void count(followed);
    };
    const onChange = (): void => {
      set({ stale: true });
      countLater();
    };
    return {
      statistics: null,
      progress: null,
      stale: false,
      problem: null,
      follow: (query) => {
        followed = query;
        void count(query);
        const stop = follow((signal) => client.stream("history.watch", undefined, signal), {
          onEvent: ({ type }) => {
            if (type !== "shrunk") onChange();
          },
          onError: (error) => set({ problem: errorData(error) }),
        });
        return () => {
          stop();
          cancel();
          followed = null;
        };
      },
      countAgain,
      cancel: () => {
        cancel();
        // Whoever gave it up wants it no more, whatever begins.
        tookMs = Number.POSITIVE_INFINITY;
        set({ stale: true });
      },
    };
  });
}
