import { injectConf } from "../conf/inject-conf.ts";
import type { NetworkConfigList } from "../conf/network-config-list.ts";
import { noAttachment } from "./attachment.ts";
import type { ChainOutcome } from "./chain-outcome.ts";
import type { ChainRun } from "./chain-run.ts";
import { speaks110 } from "./speaks-110.ts";
import { networkValues } from "./step-config.ts";

/** Asks each plugin of a list whether it is ready; ends with the first that is not (GetStatusNetworkList). */
export async function statusNetworkList(run: ChainRun, list: NetworkConfigList): Promise<ChainOutcome> {
  if (!speaks110(list.cniVersion)) {
    return {
      outcome: "skipped",
      reason: "STATUS came with version 1.1.0, and the network's version is older.",
    };
  }
  for (const [pluginIndex, plugin] of list.plugins.entries()) {
    const outcome = await run.step({
      plugin,
      pluginIndex,
      args: { command: "STATUS", ...noAttachment },
      stdin: () => injectConf(plugin, networkValues(list)).bytes,
      answer: () => null,
    });
    if (outcome.state === "cancelled") return { outcome: "cancelled" };
    if (outcome.state === "failed") {
      return { outcome: "failed", error: outcome.error.toRunError(plugin.network.type) };
    }
  }
  return { outcome: "succeeded", result: null };
}
