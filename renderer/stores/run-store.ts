import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import { applyRunEvent } from "../../shared/run/apply-run-event.ts";
import type { RunEvent } from "../../shared/run/run-event.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";
import { nextFrame } from "../api/next-frame.ts";

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

/**
 * @param onProblem hears of a cancel that did not work; a run that cannot be shown is part of the state
 * @param later calls what it is given in a moment, unless it is taken back: what arrives until then is drawn together
 */
export function createRunStore(
  client: Client,
  onProblem: (error: unknown) => void,
  later: (task: () => void) => () => void = nextFrame,
): RunStore {
  let stop = (): void => {};
  return createStore<RunState>()((set, get) => {
    const watch = (runId: number, shown: RunRecord | null): (() => void) => {
      let record = shown;
      let takeBack: (() => void) | null = null;
      const show = (): void => {
        takeBack?.();
        takeBack = null;
        set({ record });
      };
      const receive = (event: RunEvent): void => {
        if (event.type === "record") record = event.record;
        else if (record !== null) record = applyRunEvent(record, event);
        // Nobody waits for the first sight of it.
        if (get().record === null) show();
        else takeBack ??= later(show);
      };
      const end = follow((signal) => client.stream("runs.watch", { id: runId }, signal), {
        onEvent: receive,
        onError: (error) => {
          show();
          set({ problem: errorData(error) });
        },
      });
      return () => {
        end();
        takeBack?.();
      };
    };
    return {
      runId: null,
      record: null,
      problem: null,
      attach: (runId, record) => {
        stop();
        set({ runId, record: record ?? null, problem: null });
        stop = watch(runId, record ?? null);
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
