import { createStore, type StoreApi } from "zustand/vanilla";
import type { CachedAttachment } from "../../shared/cni/cached-attachment.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { RunRequest } from "../../shared/run/run-record.ts";
import { errorData } from "../api/error-data.ts";

/** Which network the interface belongs to that was in the way of an ADD. */
export type InterfaceHolder =
  | { readonly state: "looking" }
  /** No other network's that the result cache knows of: the same network's, or a stranger's. */
  | { readonly state: "notAnothers" }
  | { readonly state: "anothers"; readonly attachment: CachedAttachment }
  | { readonly state: "unknown"; readonly problem: IpcErrorData };

export interface InterfaceHolderState {
  readonly holder: InterfaceHolder;
  /** Looks for the holder of the interface that this ADD asked for, in place of any that was looked for before. */
  find(request: RunRequest): Promise<void>;
}

export type InterfaceHolderStore = StoreApi<InterfaceHolderState>;

export function createInterfaceHolderStore(client: Client): InterfaceHolderStore {
  /** Answers to an earlier question are dropped. */
  let generation = 0;
  return createStore<InterfaceHolderState>()((set) => ({
    holder: { state: "looking" },
    find: async ({ targetId, network, runtimeConf }) => {
      generation += 1;
      const mine = generation;
      const tell = (holder: InterfaceHolder): void => {
        if (mine === generation) set({ holder });
      };
      tell({ state: "looking" });
      try {
        const all = await client.call("attachments.list", { targetId });
        const attachment = all.find(
          ({ networkName, netns, ifName }) =>
            networkName !== network.name && netns === runtimeConf.netns && ifName === runtimeConf.ifName,
        );
        tell(attachment === undefined ? { state: "notAnothers" } : { state: "anothers", attachment });
      } catch (error) {
        tell({ state: "unknown", problem: errorData(error) });
      }
    },
  }));
}
