import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import { applyRunEvent } from "../../shared/run/apply-run-event.ts";
import type { RunEvent } from "../../shared/run/run-event.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";

/** One run that is on screen, live while it is under way. */
export interface RunState {
  readonly runId: number | null;
  /** `null` while loading. */
  readonly record: RunRecord | null;
  readonly problem: IpcErrorData | null;
  /** Shows a run and follows it to its end. */
  attach(runId: number, record?: RunRecord): void;
  /** Shows no run. */
  detach(): void;
  cancel(): Promise<void>;
}

export type RunStore = StoreApi<RunState>;

/** `onProblem` hears of a cancel that did not work; a run that cannot be shown is part of the state. */
export function createRunStore(client: Client, onProblem: (error: unknown) => void): RunStore {
  let stop = (): void => {};
  return createStore<RunState>()((set, get) => {
    const receive = (event: RunEvent): void => {
      const { record } = get();
      if (event.type === "record") set({ record: event.record });
      else if (record !== null) set({ record: applyRunEvent(record, event) });
    };
    return {
      runId: null,
      record: null,
      problem: null,
      attach: (runId, record) => {
        stop();
        set({ runId, record: record ?? null, problem: null });
        stop = follow((signal) => client.stream("runs.watch", { id: runId }, signal), {
          onEvent: receive,
          onError: (error) => set({ problem: errorData(error) }),
        });
      },
      detach: () => {
        stop();
        set({ runId: null, record: null, problem: null });
      },
      cancel: async () => {
        const { runId } = get();
        if (runId === null) return;
        try {
          await client.call("runs.cancel", { id: runId });
        } catch (error) {
          onProblem(error);
        }
      },
    };
  });
}
