import type { CachedAttachment, CacheEntryName, SetAsideEntry } from "../../shared/cni/cached-attachment.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import { LibcniError } from "../libcni/libcni-error.ts";
import type { EngineFor } from "./engine.ts";
import type { Targets } from "./targets.ts";

export interface Attachments {
  /**
   * The attachments that the target's result cache knows of, of one network or of all.
   * @throws IpcError REFUSED if the cache cannot be read or the target is not there
   */
  list(id: TargetId, networkName: string | undefined): Promise<readonly CachedAttachment[]>;
  /**
   * Sets the entry of the result cache aside that libcni cannot use, and answers with where it is now.
   * @throws IpcError NOT_FOUND if there is none (any more), REFUSED if it cannot be moved or the target is not there
   */
  setAside(id: TargetId, entry: CacheEntryName): Promise<SetAsideEntry>;
}

export function createAttachments(targets: Pick<Targets, "use">, engineFor: EngineFor): Attachments {
  return {
    list: async (id, networkName) => {
      const engine = engineFor(await targets.use(id), []);
      try {
        const all = await engine.attachments();
        return all.filter((one) => networkName === undefined || one.networkName === networkName);
      } catch (error) {
        if (!(error instanceof LibcniError)) throw error;
        throw new IpcError({
          code: "REFUSED",
          message: `The result cache cannot be read: ${error.message}`,
          advice: "As long as that is so, libcni does nothing for GC and reports success.",
        });
      }
    },
    setAside: async (id, { networkName, containerId, ifName }) => {
      const engine = engineFor(await targets.use(id), []);
      const conf = { containerId, ifName, netns: "", args: [], capabilityArgs: "" };
      const path = await engine.setAside(networkName, conf, asideName(new Date())).catch(refuse);
      if (path !== null) return { path };
      throw new IpcError({
        code: "NOT_FOUND",
        message: "The result cache has no entry of this attachment any more.",
        advice: "Run again.",
      });
    },
  };
}

/** Such as `set-aside-20261126T021427.123Z`: of its own for each, in their order, and no entry's name. */
const asideName = (now: Date): string => `set-aside-${now.toISOString().replaceAll(/[-:]/g, "")}`;

function refuse(error: unknown): never {
  if (!(error instanceof LibcniError)) throw error;
  throw new IpcError({
    code: "REFUSED",
    message: `The cache entry cannot be set aside: ${error.message}`,
    advice: "Nothing was changed. DEL does without the entry, and removes it.",
  });
}
