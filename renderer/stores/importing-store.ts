import { createStore, type StoreApi } from "zustand/vanilla";
import type { BundlePreview, ImportResult } from "../../shared/carry/bundle-preview.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import { errorData } from "../api/error-data.ts";
import { sendBundle } from "../api/send-bundle.ts";

/** How far an import is. What goes on can be cancelled. */
export type ImportStage =
  | { readonly name: "none" }
  | { readonly name: "receiving" | "reading"; readonly bytes: number; readonly ofBytes: number }
  | { readonly name: "preview"; readonly preview: BundlePreview }
  | {
      readonly name: "adding";
      readonly preview: BundlePreview;
      readonly bytes: number;
      readonly ofBytes: number;
      readonly added: number;
    }
  | { readonly name: "done"; readonly result: ImportResult }
  | { readonly name: "cancelled"; readonly added: number }
  | { readonly name: "failed"; readonly problem: IpcErrorData; readonly added: number };

/** A bundle of runs that comes into the history. */
export interface ImportingState {
  readonly file: string | null;
  readonly stage: ImportStage;
  /** Reads a file, and says what it would add. */
  read(file: File): Promise<void>;
  /** Adds what was said. */
  start(): Promise<void>;
  /** Ends what is under way; runs that were added stay. */
  cancel(): void;
  /** Forgets the file. */
  reset(): void;
}

export type ImportingStore = StoreApi<ImportingState>;

/** @param onAdded is called once runs were added */
export function createImportingStore(client: Client, onAdded: () => void): ImportingStore {
  let going = new AbortController();
  let id = "";
  return createStore<ImportingState>()((set, get) => {
    const begin = (): AbortSignal => {
      going.abort();
      going = new AbortController();
      return going.signal;
    };
    const added = (): number => {
      const { stage } = get();
      return stage.name === "adding" ? stage.added : 0;
    };
    const fail = (error: unknown, signal: AbortSignal): void => {
      if (!signal.aborted) set({ stage: { name: "failed", problem: errorData(error), added: added() } });
    };
    const release = (): void => {
      if (id !== "")
        void client.call("history.release", { id }).catch(() => {
          // It goes with the program at the latest.
        });
      id = "";
    };
    return {
      file: null,
      stage: { name: "none" },
      read: async (file) => {
        const signal = begin();
        id = crypto.randomUUID();
        set({ file: file.name, stage: { name: "receiving", bytes: 0, ofBytes: file.size } });
        try {
          await sendBundle(client, id, file, signal, (bytes) =>
            set({ stage: { name: "receiving", bytes, ofBytes: file.size } }),
          );
          for await (const event of client.stream("history.preview", { id }, signal)) {
            if (event.type === "preview") set({ stage: { name: "preview", preview: event.preview } });
            else set({ stage: { name: "reading", bytes: event.bytes, ofBytes: event.ofBytes } });
          }
        } catch (error) {
          fail(error, signal);
        }
      },
      start: async () => {
        const { stage } = get();
        if (stage.name !== "preview") return;
        const { preview } = stage;
        const signal = begin();
        set({ stage: { name: "adding", preview, bytes: 0, ofBytes: 1, added: 0 } });
        try {
          for await (const event of client.stream("history.import", { id }, signal)) {
            if (signal.aborted) return;
            if (event.type === "imported") set({ stage: { name: "done", result: event.result } });
            else set({ stage: { ...event, name: "adding", preview } });
          }
        } catch (error) {
          fail(error, signal);
        } finally {
          onAdded();
        }
      },
      cancel: () => {
        const { stage } = get();
        if (stage.name === "adding") set({ stage: { name: "cancelled", added: stage.added } });
        else if (stage.name === "receiving" || stage.name === "reading") get().reset();
        going.abort();
      },
      reset: () => {
        going.abort();
        release();
        set({ file: null, stage: { name: "none" } });
      },
    };
  });
}
