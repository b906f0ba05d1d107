import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import type { TargetId, TargetStatus } from "../../shared/target/target-status.ts";
import { follow } from "../api/follow.ts";
import type { NoticesStore } from "./notices-store.ts";

export interface TargetsState {
  /** `null` until the main process has answered. */
  readonly statuses: readonly TargetStatus[] | null;
  /** Follows the targets' states until the returned function is called. */
  watch(): () => void;
  start(targetId: TargetId): Promise<void>;
  reset(targetId: TargetId): Promise<void>;
}

export type TargetsStore = StoreApi<TargetsState>;

export function createTargetsStore(client: Client, notices: NoticesStore): TargetsStore {
  const { report, tell } = notices.getState();
  return createStore<TargetsState>()((set) => ({
    statuses: null,
    watch: () =>
      follow((signal) => client.stream("targets.watch", undefined, signal), {
        onEvent: (statuses) => set({ statuses }),
        onError: report,
      }),
    start: (targetId) => client.call("targets.start", { targetId }).catch(report),
    reset: async (targetId) => {
      try {
        await client.call("targets.reset", { targetId });
        tell("The lab is new: namespaces, interfaces and addresses are gone.");
      } catch (error) {
        report(error);
      }
    },
  }));
}

/** The status of one target, if it is known. */
export function statusOf(statuses: readonly TargetStatus[] | null, id: TargetId): TargetStatus | null {
  return statuses?.find((status) => status.id === id) ?? null;
}
