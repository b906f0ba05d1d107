import { createStore, type StoreApi } from "zustand/vanilla";
import type { RunQuery } from "../../shared/history/run-query.ts";
import type { Timeline } from "../../shared/history/timeline.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";
import { createLatestAnswer } from "./latest-answer.ts";

/** Bars that a strip has room for. */
const mostBars = 100;

export interface TimelineState {
  /** The last one that was counted, also while another one is; `null` before the first. */
  readonly timeline: Timeline | null;
  readonly problem: IpcErrorData | null;
  /** Counts what a query means, and again when runs begin or end, until the returned function is called. */
  follow(query: RunQuery): () => void;
}

export type TimelineStore = StoreApi<TimelineState>;

/** When the runs of the history's list began. */
export function createTimelineStore(client: Client): TimelineStore {
  return createStore<TimelineState>()((set) => {
    const onProblem = (error: unknown): void => set({ problem: errorData(error) });
    return {
      timeline: null,
      problem: null,
      follow: (query) => {
        const counter = createLatestAnswer(
          (asked: RunQuery, signal) =>
            client.call("history.timeline", { query: asked, buckets: mostBars }, signal),
          (timeline) => set({ timeline, problem: null }),
          onProblem,
        );
        const stop = follow((signal) => client.stream("history.watch", undefined, signal), {
          onEvent: ({ type }) => {
            if (type !== "shrunk") counter.refresh();
          },
          onError: onProblem,
        });
        counter.ask(query);
        return () => {
          stop();
          counter.stop();
        };
      },
    };
  });
}
