import type { CachedAttachment } from "../../shared/cni/cached-attachment.ts";
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
  };
}
