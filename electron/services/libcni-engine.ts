import type { RuntimeConf } from "../../shared/cni/runtime-conf.ts";
import type { Operation } from "../../shared/run/operation.ts";
import type { TargetId } from "../../shared/target/target-status.ts";
import type { ChainOutcome } from "../libcni/chain/chain-outcome.ts";
import { CniConfig } from "../libcni/cni-config.ts";
import { ConfError } from "../libcni/conf/conf-error.ts";
import { confListFromBytes } from "../libcni/conf/load-conf-list.ts";
import type { NetworkConfigList } from "../libcni/conf/network-config-list.ts";
import { askVersions } from "./ask-versions.ts";
import type { ChainOptions, EngineFor } from "./engine.ts";

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
      attachments: async () => {
        const cached = await cni.getCachedAttachments();
        return cached.map(({ networkName, containerId, ifName, netns }) => {
          return { networkName, containerId, ifName, netns };
        });
      },
    };
  };
}

async function runOperation(
  cni: CniConfig,
  list: NetworkConfigList,
  operation: Operation,
  conf: RuntimeConf,
  options: ChainOptions,
): Promise<ChainOutcome> {
  switch (operation) {
    case "ADD":
      return cni.addNetworkList(list, conf, options);
    case "CHECK":
      return cni.checkNetworkList(list, conf, options);
    case "DEL":
      return cni.delNetworkList(list, conf, options);
    case "STATUS":
      return cni.statusNetworkList(list, options);
    case "GC":
      // As cnitool does it: no attachment of the network counts as in use.
      return cni.gcNetworkList(list, null, options);
    case "VERSION":
      return (await askVersions(cni, list, options)).outcome;
  }
}
