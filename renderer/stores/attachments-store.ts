import { createStore, type StoreApi } from "zustand/vanilla";
import type { CachedAttachment } from "../../shared/cni/cached-attachment.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { errorData } from "../api/error-data.ts";

/** The attachments of one network, as the result cache had them when they were asked for. */
export interface AttachmentsState {
  /** `null` while loading, and where they could not be had. */
  readonly attachments: readonly CachedAttachment[] | null;
  readonly problem: IpcErrorData | null;
  /** Asks for the attachments of a network, in place of those that were asked for before. */
  load(targetId: TargetId, networkName: string): Promise<void>;
}

export type AttachmentsStore = StoreApi<AttachmentsState>;

export function createAttachmentsStore(client: Client): AttachmentsStore {
  /** Answers to an earlier question are dropped. */
  let generation = 0;
  return createStore<AttachmentsState>()((set) => ({
    attachments: null,
    problem: null,
    load: async (targetId, networkName) => {
      generation += 1;
      const mine = generation;
      set({ attachments: null, problem: null });
      try {
        const attachments = await client.call("attachments.list", { targetId, networkName });
        if (mine === generation) set({ attachments });
      } catch (error) {
        if (mine === generation) set({ problem: errorData(error) });
      }
    },
  }));
}
