import { createStore, type StoreApi } from "zustand/vanilla";
import type { CachedAttachment } from "../../shared/cni/cached-attachment.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";
import type { NetworkNamespace } from "../../shared/target/network-namespace.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";
import { type NextPage, runPages } from "../api/run-pages.ts";
import { type AttachmentKey, isOfAttachment, mergeRuns } from "../model/attachment-life.ts";

/** All runs of one attachment, oldest first, and what the cache and the kernel have of it now. */
export interface AttachmentLife {
  readonly runs: readonly RunSummary[];
  /** The history is still being read. */
  readonly searching: boolean;
  /** `null` while loading, and where it could not be had. */
  readonly cached: readonly CachedAttachment[] | null;
  readonly namespaces: readonly NetworkNamespace[] | null;
  readonly problem: IpcErrorData | null;
}

export interface AttachmentLifeState extends AttachmentLife {
  /** Follows an attachment until the returned function is called. */
  follow(key: AttachmentKey): () => void;
}

export type AttachmentLifeStore = StoreApi<AttachmentLifeState>;

const nothing: AttachmentLife = {
  runs: [],
  searching: true,
  cached: null,
  namespaces: null,
  problem: null,
};

export function createAttachmentLifeStore(client: Client): AttachmentLifeStore {
  return createStore<AttachmentLifeState>()((set) => ({
    ...nothing,
    follow: (key) => {
      const controller = new AbortController();
      const { signal } = controller;
      const fail = (error: unknown): void => {
        if (!signal.aborted) set({ problem: errorData(error), searching: false });
      };
      const add = (more: readonly RunSummary[]): void => set(({ runs }) => ({ runs: mergeRuns(runs, more) }));
      const isOfIt = (run: RunSummary): boolean => isOfAttachment(key, run);
      const readCache = async (): Promise<void> => {
        try {
          const all = await client.call("attachments.list", { targetId: key.targetId });
          const cached = all.filter((each) => isOfAttachment(key, { ...each, targetId: key.targetId }));
          if (!signal.aborted) set({ cached });
        } catch (error) {
          fail(error);
        }
      };
      const search = async (): Promise<void> => {
        try {
          const read = (next: NextPage) => client.call("history.ofAttachment", { attachment: key, ...next });
          for await (const runs of runPages(read)) {
            if (signal.aborted) return;
            add(runs);
          }
          if (!signal.aborted) set({ searching: false });
        } catch (error) {
          fail(error);
        }
      };
      set(nothing);
      // Before the search, so that no run is missed in between.
      const stopHistory = follow((until) => client.stream("history.watch", undefined, until), {
        onEvent: (event) => {
          if (event.type !== "changed") return;
          const { run } = event;
          if (isOfIt(run)) add([run]);
          // A GC removes entries of others than its own.
          if (run.outcome !== "running") void readCache();
        },
        onError: fail,
      });
      const { targetId } = key;
      const stopNamespaces = follow((until) => client.stream("namespaces.watch", { targetId }, until), {
        onEvent: (namespaces) => set({ namespaces }),
        onError: fail,
      });
      void readCache();
      void search();
      return () => {
        controller.abort();
        stopHistory();
        stopNamespaces();
      };
    },
  }));
}
