import { quoteGo } from "../../../shared/cni/go-quote.ts";
import {
  validateContainerId,
  validateIfName,
  validateNetworkName,
} from "../../../shared/cni/runtime-conf-rules.ts";
import type { ResultCache } from "../cache/result-cache.ts";
import type { NetworkConfigList } from "../conf/network-config-list.ts";
import { decodeResult } from "../invoke/decode-output.ts";
import { LibcniError } from "../libcni-error.ts";
import { type CniResult, printResult } from "../result/cni-result.ts";
import type { Attachment } from "./attachment.ts";
import type { ChainOutcome } from "./chain-outcome.ts";
import type { ChainRun, StepOutcome } from "./chain-run.ts";
import { pluginDescription } from "./plugin-description.ts";
import { buildStepConfig } from "./step-config.ts";

/**
 * Runs ADD through a list, each plugin with the result of the one before, and keeps the last result in the cache
 * (AddNetworkList). Nothing is rolled back on failure.
 */
export async function addNetworkList(
  run: ChainRun,
  cache: ResultCache,
  list: NetworkConfigList,
  attachment: Attachment,
): Promise<ChainOutcome> {
  let result: CniResult | null = null;
  for (const [pluginIndex, plugin] of list.plugins.entries()) {
    const prevResult: CniResult | null = result;
    const outcome: StepOutcome<CniResult> = await run.step({
      plugin,
      pluginIndex,
      args: { command: "ADD", ...attachment },
      stdin() {
        validate(list, attachment);
        return buildStepConfig(list, plugin, prevResult, attachment);
      },
      answer: decodeResult,
    });
    if (outcome.state === "cancelled") return { outcome: "cancelled" };
    if (outcome.state === "failed") {
      const prefix = `plugin ${pluginDescription(plugin)} failed (add): `;
      return { outcome: "failed", error: outcome.error.toRunError(plugin.network.type, prefix) };
    }
    result = outcome.answer;
  }
  return result === null ? { outcome: "succeeded", result: null } : keep(cache, result, list, attachment);
}

async function keep(
  cache: ResultCache,
  result: CniResult,
  list: NetworkConfigList,
  attachment: Attachment,
): Promise<ChainOutcome> {
  try {
    await cache.add(result, list, attachment);
    return { outcome: "succeeded", result: printResult(result) };
  } catch (error) {
    if (!(error instanceof LibcniError)) throw error;
    const prefix = `failed to set network ${quoteGo(list.name)} cached result: `;
    return { outcome: "failed", error: error.toRunError(null, prefix) };
  }
}

/** libcni's checks of a RuntimeConf, which it makes for ADD only, and each time when a plugin has been found. */
function validate({ name }: NetworkConfigList, { containerId, ifName }: Attachment): void {
  const message = validateContainerId(containerId) ?? validateNetworkName(name) ?? validateIfName(ifName);
  if (message !== null) throw new LibcniError("INVALID_REQUEST", message);
}
