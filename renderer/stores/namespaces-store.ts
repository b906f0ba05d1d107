import { createStore, type StoreApi } from "zustand/vanilla";
import type { Client } from "../../shared/ipc/client.ts";
import type { IpcErrorData } from "../../shared/ipc/ipc-error.ts";
import type { NetworkNamespace } from "../../shared/target/network-namespace.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { errorData } from "../api/error-data.ts";
import { follow } from "../api/follow.ts";

export interface NamespacesState {
  readonly targetId: TargetId | null;
  /** `null` while loading. */
  readonly namespaces: readonly NetworkNamespace[] | null;
  readonly problem: IpcErrorData | null;
  /** Follows the namespaces of a target in place of those that were followed before. */
  follow(targetId: TargetId): void;
  /** Makes a namespace in the followed target. Throws an `IpcError` where it cannot be made. */
  create(name: string): Promise<NetworkNamespace>;
  /** Deletes a namespace of the followed target. Throws an `IpcError` where it cannot be deleted. */
  remove(name: string): Promise<void>;
}

export type NamespacesStore = StoreApi<NamespacesState>;

export function createNamespacesStore(client: Client): NamespacesStore {
  let stop = (): void => {};
  return createStore<NamespacesState>()((set, get) => {
    const inTarget = (name: string) => {
      const { targetId } = get();
      if (targetId === null) throw new Error("No target is followed yet.");
      return { targetId, name };
    };
    /** Shows a change before the watch tells it, unless another target is followed by now. */
    const show = (
      targetId: TargetId,
      change: (namespaces: readonly NetworkNamespace[]) => readonly NetworkNamespace[],
    ): void =>
      set((state) =>
        state.targetId === targetId && state.namespaces !== null
          ? { namespaces: change(state.namespaces) }
          : state,
      );
    return {
      targetId: null,
      namespaces: null,
      problem: null,
      follow: (targetId) => {
        stop();
        set({ targetId, problem: null, ...(get().targetId === targetId ? {} : { namespaces: null }) });
        stop = follow((signal) => client.stream("namespaces.watch", { targetId }, signal), {
          onEvent: (namespaces) => set({ namespaces, problem: null }),
          onError: (error) => set({ problem: errorData(error) }),
        });
      },
      create: async (name) => {
        const asked = inTarget(name);
        const made = await client.call("namespaces.create", asked);
        // Being there at once lets the form choose it without a gap.
        show(asked.targetId, (namespaces) => withNamespace(namespaces, made));
        return made;
      },
      remove: async (name) => {
        const asked = inTarget(name);
        await client.call("namespaces.delete", asked);
        show(asked.targetId, (namespaces) => namespaces.filter((each) => each.name !== name));
      },
    };
  });
}

function withNamespace(
  namespaces: readonly NetworkNamespace[],
  made: NetworkNamespace,
): readonly NetworkNamespace[] {
  const others = namespaces.filter(({ name }) => name !== made.name);
  return [...others, made].sort((a, b) => (a.name < b.name ? -1 : 1));
}
