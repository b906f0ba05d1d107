import type { RuntimeConf } from "../../shared/cni/runtime-conf.ts";
import type { Operation } from "../../shared/run/operation.ts";
import type { ChainOutcome } from "../libcni/chain/chain-outcome.ts";
import type { CniConfig } from "../libcni/cni-config.ts";
import type { NetworkConfigList } from "../libcni/conf/network-config-list.ts";
import type { ChainOptions } from "./engine.ts";

/** Runs one operation on a network, as the window and the command line both do. */
export async function runOperation(
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
    case "VERSION": {
      // Loaded when it is needed, since the command line's start counts every file.
      const { askVersions } = await import("./ask-versions.ts");
      return (await askVersions(cni, list, options)).outcome;
    }
  }
}
