import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import type { Topology, TopologyEvent } from "../../shared/topology/topology.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";

/** What can be done with the picture that is on screen. */
export interface PictureActions {
  fit(): void;
  save(kind: "svg" | "png"): void;
}

export interface TopologyState {
  readonly targetId: TargetId | null;
  /** As it was last read; `null` while it is not known, or the target does not run. */
  readonly topology: Topology | null;
  /** When it was as the topology says, in milliseconds since the epoch. */
  readonly readAt: number;
  /** The target does not run. */
  readonly absent: boolean;
  readonly problem: IpcErrorData | null;
  /** `null` while there is no picture on screen. */
  readonly picture: PictureActions | null;
  /** Follows a target's topology, in place of any other, until the returned function is called. */
  watch(targetId: TargetId): () => void;
  /** Says what can be done with the picture, until the returned function is called. */
  offer(picture: PictureActions): () => void;
}

export type TopologyStore = StoreApi<TopologyState>;

export function createTopologyStore(client: Client): TopologyStore {
  let stop = (): void => {};
  return createStore<TopologyState>()((set, get) => {
    const receive = (event: TopologyEvent): void => {
      if (event.type === "absent") set({ topology: null, absent: true });
      else if (event.type === "same") set({ readAt: event.readAt });
      else set({ topology: event.topology, readAt: event.topology.readAt, absent: false });
    };
    return {
      targetId: null,
      topology: null,
      readAt: 0,
      absent: false,
      problem: null,
      picture: null,
      watch: (targetId) => {
        stop();
        // What another target held is no first guess.
        if (get().targetId !== targetId) set({ targetId, topology: null, absent: false });
        set({ problem: null });
        stop = follow((signal) => client.stream("topology.watch", { targetId }, signal), {
          onEvent: receive,
          onError: (error) => set({ problem: errorData(error) }),
        });
        return stop;
      },
      offer: (picture) => {
        set({ picture });
        return () => {
          if (get().picture === picture) set({ picture: null });
        };
      },
    };
  });
}
