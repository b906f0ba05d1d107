import type { TargetId } from "../../shared/target/target-status.ts";
import { CniConfig } from "../libcni/cni-config.ts";
import { ConfError } from "../libcni/conf/conf-error.ts";
import { confListFromBytes } from "../libcni/conf/load-conf-list.ts";
import { writeJson } from "../libcni/go/json-writer.ts";
import type { EngineFor } from "./engine.ts";
import { runOperation } from "./run-operation.ts";

/** Where libcni keeps results (its CacheDir), so that cnitool finds what was added here, and the other way round. */
const cacheDir = "/var/lib/cni";

/**
 * The port of libcni, as the services use it.
 * @param inheritedEnv what plugins get of this program's environment, in a target of the given kind
 */
export function createLibcniEngine(
  inheritedEnv: (id: TargetId) => Readonly<Record<string, string>>,
): EngineFor {
  return (target, pluginPath) => {
    const cni = new CniConfig({
      target,
      pluginPath,
      cacheDir,
      inheritedEnv: inheritedEnv(target.id),
    });
    return {
      load: async (bytes, file) => {
        try {
          const list = await confListFromBytes(bytes, file, target.files);
          return {
            name: list.name,
            cniVersion: list.cniVersion,
            pluginTypes: list.plugins.map(({ network }) => network.type),
            run: (operation, conf, options) => runOperation(cni, list, operation, conf, options),
          };
        } catch (error) {
          if (error instanceof ConfError) return { refused: error.message };
          throw error;
        }
      },
      setAside: (networkName, conf, aside) => cni.setCacheEntryAside(networkName, conf, aside),
      attachments: async () => {
        const cached = await cni.getCachedAttachments();
        return cached.map(({ config: _config, capabilityArgs, ...attachment }) => ({
          ...attachment,
          capabilityArgs: capabilityArgs?.size ? writeJson(capabilityArgs) : "",
        }));
      },
    };
  };
}
