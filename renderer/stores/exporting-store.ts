import { createStore, type StoreApi } from "zustand/vanilla";
import type { ExportEvent } from "../../shared/carry/carry-events.ts";
import type { RunsFormat } from "../../shared/export/runs-format.ts";
import type { RunQuery } from "../../shared/history/run-query.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";
import type { NoticesStore } from "./notices-store.ts";

/** Which runs are to be exported, and how many those are, where that is known. */
export interface ExportSubject {
  readonly what: { readonly ids: readonly number[] } | { readonly query: RunQuery };
  readonly count: number | null;
}

/** Runs that leave the history as a file. */
export interface ExportingState {
  /** What the dialog is about. */
  readonly subject: ExportSubject | null;
  readonly progress: { readonly runs: number; readonly of: number | null } | null;
  readonly saved: Extract<ExportEvent, { type: "saved" }> | null;
  readonly problem: IpcErrorData | null;
  /** The whole history is being copied. */
  readonly backingUp: boolean;
  ask(subject: ExportSubject): void;
  start(format: RunsFormat, withSecrets: boolean): void;
  /** Ends what is under way; nothing is left of it. */
  cancel(): void;
  /** Copies the history to where the person wants it, and tells where that is. */
  backUp(): void;
}

export type ExportingStore = StoreApi<ExportingState>;

const nothing = { progress: null, saved: null, problem: null };

export function createExportingStore(client: Client, notices: NoticesStore): ExportingStore {
  let stop = (): void => {};
  return createStore<ExportingState>()((set, get) => {
    const receive = (event: ExportEvent): void => {
      if (event.type === "progress") set({ progress: { runs: event.runs, of: event.of } });
      if (event.type === "saved") set({ saved: event, progress: null });
      if (event.type === "unwanted") set({ progress: null });
    };
    return {
      subject: null,
      ...nothing,
      backingUp: false,
      ask: (subject) => {
        stop();
        set({ subject, ...nothing });
      },
      start: (format, withSecrets) => {
        const { subject } = get();
        if (subject === null) return;
        stop();
        set({ ...nothing, progress: { runs: 0, of: subject.count } });
        const request = { what: copyOf(subject.what), format, withSecrets };
        stop = follow((signal) => client.stream("history.export", request, signal), {
          onEvent: receive,
          onError: (error) => set({ problem: errorData(error), progress: null }),
        });
      },
      cancel: () => {
        stop();
        set(nothing);
      },
      backUp: () => {
        if (get().backingUp) return;
        set({ backingUp: true });
        const { tell, report } = notices.getState();
        const end = (): void => set({ backingUp: false });
        follow((signal) => client.stream("history.backUp", undefined, signal), {
          onEvent: (event) => {
            if (event.type === "progress") return;
            end();
            if (event.type === "saved") tell(`The history was copied to ${event.path}`);
          },
          onError: (error) => {
            end();
            report(error);
          },
        });
      },
    };
  });
}

/** The contract's lists are not read-only. */
function copyOf(what: ExportSubject["what"]) {
  return "ids" in what ? { ids: [...what.ids] } : what;
}
