import { createStore, type StoreApi } from "zustand/vanilla";
import type { NetworkDirectory } from "../../shared/cni/network-file.ts";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";

export interface NetworksState {
  readonly targetId: TargetId | null;
  /** `null` while loading. */
  readonly directory: NetworkDirectory | null;
  readonly problem: IpcErrorData | null;
  /** Follows the networks of a target in place of those that were followed before. */
  follow(targetId: TargetId): void;
}

export type NetworksStore = StoreApi<NetworksState>;

export function createNetworksStore(client: Client): NetworksStore {
  let stop = (): void => {};
  return createStore<NetworksState>()((set, get) => ({
    targetId: null,
    directory: null,
    problem: null,
    follow: (targetId) => {
      stop();
      // The list of the same target stays on screen until the new one has come, so that nothing jumps.
      set({ targetId, problem: null, ...(get().targetId === targetId ? {} : { directory: null }) });
      stop = follow((signal) => client.stream("networks.watch", { targetId }, signal), {
        onEvent: (directory) => set({ directory, problem: null }),
        onError: (error) => set({ problem: errorData(error) }),
      });
    },
  }));
}
