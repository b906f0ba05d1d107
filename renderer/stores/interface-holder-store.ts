import { createStore, type StoreApi } from "zustand/vanilla";
import type { CachedAttachment } from "../../shared/cni/cached-attachment.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import { errorData } from "../api/error-data.ts";
import { findInPages, type NextPage, runPages } from "../api/run-pages.ts";
import { isAfter } from "../model/since-run.ts";

/** Which network the interface belongs to that was in the way of an ADD. */
export type InterfaceHolder =
  | { readonly state: "looking" }
  /** No other network's that the result cache knows of: the same network's, or a stranger's. */
  | { readonly state: "notAnothers" }
  | { readonly state: "anothers"; readonly attachment: CachedAttachment }
  /** Another network's that was added after the run failed: what was in its way then is not known. */
  | { readonly state: "addedSince" }
  | { readonly state: "unknown"; readonly problem: IpcErrorData };

export interface InterfaceHolderState {
  readonly holder: InterfaceHolder;
  /** Looks for the holder of the interface that this ADD asked for, in place of any that was looked for before. */
  find(failed: RunRecord): Promise<void>;
}

export type InterfaceHolderStore = StoreApi<InterfaceHolderState>;

export function createInterfaceHolderStore(client: Client): InterfaceHolderStore {
  /** Answers to an earlier question are dropped. */
  let generation = 0;
  return createStore<InterfaceHolderState>()((set) => ({
    holder: { state: "looking" },
    find: async (failed) => {
      generation += 1;
      const mine = generation;
      const tell = (holder: InterfaceHolder): void => {
        if (mine === generation) set({ holder });
      };
      tell({ state: "looking" });
      try {
        const attachment = await findAnothers(client, failed);
        if (attachment === undefined) tell({ state: "notAnothers" });
        else if (await isAddedSince(client, failed, attachment)) tell({ state: "addedSince" });
        else tell({ state: "anothers", attachment });
      } catch (error) {
        tell({ state: "unknown", problem: errorData(error) });
      }
    },
  }));
}

/** What the result cache knows of another network's interface at the place that an ADD asked for. */
async function findAnothers(
  client: Client,
  { targetId, network, runtimeConf }: RunRecord,
): Promise<CachedAttachment | undefined> {
  const all = await client.call("attachments.list", { targetId });
  return all.find(
    ({ networkName, netns, ifName }) =>
      networkName !== network.name && netns === runtimeConf.netns && ifName === runtimeConf.ifName,
  );
}

/** Whether the history has a later run that made the cache's entry; without any, it counts as having been there. */
async function isAddedSince(
  client: Client,
  failed: RunRecord,
  { networkName, containerId, ifName }: CachedAttachment,
): Promise<boolean> {
  const attachment = { targetId: failed.targetId, containerId, ifName };
  const read = (next: NextPage) => client.call("history.ofAttachment", { attachment, ...next });
  const made = await findInPages(
    runPages(read),
    (run) => run.operation === "ADD" && run.outcome === "succeeded" && run.networkName === networkName,
  );
  return made !== null && isAfter(made, failed);
}
