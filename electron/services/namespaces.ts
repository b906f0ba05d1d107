import type { NetworkNamespace } from "../../shared/target/network-namespace.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { Listeners } from "./streams/listeners.ts";
import { reread } from "./streams/reread.ts";
import type { Targets } from "./targets.ts";

/** How often namespaces that other programs made or changed are looked for, while someone watches. Milliseconds. */
const lookAgainMs = 5000;

export interface Namespaces {
  /** The target's namespaces as they are and as they become; none while the target does not run. */
  watch(id: TargetId, signal: AbortSignal): AsyncIterable<readonly NetworkNamespace[]>;
  /** @throws IpcError REFUSED with the reason. */
  create(id: TargetId, name: string): Promise<NetworkNamespace>;
  /** @throws IpcError REFUSED with the reason. */
  delete(id: TargetId, name: string): Promise<void>;
  /** Says that a target's namespaces may have changed. */
  changed(id: TargetId): void;
  /** Calls `listener` whenever a target's namespaces may have changed, until the returned function is called. */
  onChange(id: TargetId, listener: () => void): () => void;
}

export function createNamespaces(targets: Targets): Namespaces {
  const changes: Readonly<Record<TargetId, Listeners>> = { lab: new Listeners(), host: new Listeners() };

  const list = async (id: TargetId): Promise<readonly NetworkNamespace[]> => {
    const target = targets.running(id);
    try {
      return (await target?.namespaces.list()) ?? [];
    } catch (error) {
      // A target that ended meanwhile takes its namespaces along; its status says why.
      if (targets.running(id) !== target) return [];
      throw error;
    }
  };

  return {
    watch: (id, signal) =>
      reread(
        {
          read: () => list(id),
          listen: (wake) => {
            const timer = setInterval(wake, lookAgainMs).unref();
            const leave = [targets.onChange(id, wake), changes[id].add(wake)];
            return () => {
              clearInterval(timer);
              for (const each of leave) each();
            };
          },
        },
        signal,
      ),
    create: async (id, name) => {
      const target = await targets.use(id);
      try {
        return await target.namespaces.create(name);
      } finally {
        changes[id].call();
      }
    },
    delete: async (id, name) => {
      const target = await targets.use(id);
      try {
        await target.namespaces.delete(name);
      } finally {
        changes[id].call();
      }
    },
    changed: (id) => changes[id].call(),
    onChange: (id, listener) => changes[id].add(listener),
  };
}
