import { quoteGo } from "../../../shared/cni/go-quote.ts";
import { isAtLeast, SpecVersionError } from "../../../shared/cni/spec-version.ts";
import type { ResultCache } from "../cache/result-cache.ts";
import type { NetworkConfigList } from "../conf/network-config-list.ts";
import { LibcniError } from "../libcni-error.ts";
import type { CniResult } from "../result/cni-result.ts";
import type { Attachment } from "./attachment.ts";
import type { ChainOutcome } from "./chain-outcome.ts";
import type { ChainRun } from "./chain-run.ts";
import { buildStepConfig } from "./step-config.ts";

/** Runs CHECK through a list, each plugin with the result of the last ADD (CheckNetworkList). */
export async function checkNetworkList(
  run: ChainRun,
  cache: ResultCache,
  list: NetworkConfigList,
  attachment: Attachment,
): Promise<ChainOutcome> {
  let prevResult: CniResult | null;
  try {
    refuseOldVersion(list.cniVersion);
    if (list.disableCheck) {
      return {
        outcome: "skipped",
        reason: "The network says disableCheck, so libcni runs no plugin for CHECK.",
      };
    }
    prevResult = await cachedResult(cache, list, attachment);
  } catch (error) {
    if (!(error instanceof LibcniError)) throw error;
    return { outcome: "failed", error: error.toRunError(null) };
  }
  for (const [pluginIndex, plugin] of list.plugins.entries()) {
    const outcome = await run.step({
      plugin,
      pluginIndex,
      args: { command: "CHECK", ...attachment },
      stdin: () => buildStepConfig(list, plugin, prevResult, attachment),
      answer: () => null,
    });
    if (outcome.state === "cancelled") return { outcome: "cancelled" };
    if (outcome.state === "failed") {
      return { outcome: "failed", error: outcome.error.toRunError(plugin.network.type) };
    }
  }
  return { outcome: "succeeded", result: null };
}

function refuseOldVersion(cniVersion: string): void {
  try {
    if (isAtLeast(cniVersion, "0.4.0")) return;
  } catch (error) {
    if (!(error instanceof SpecVersionError)) throw error;
    throw new LibcniError("INVALID_REQUEST", error.message);
  }
  const message = `configuration version ${quoteGo(cniVersion)} does not support the CHECK command`;
  throw new LibcniError("INVALID_REQUEST", message);
}

async function cachedResult(
  cache: ResultCache,
  list: NetworkConfigList,
  attachment: Attachment,
): Promise<CniResult | null> {
  try {
    return await cache.result(list, attachment);
  } catch (error) {
    if (!(error instanceof LibcniError)) throw error;
    const prefix = `failed to get network ${quoteGo(list.name)} cached result: `;
    throw new LibcniError(error.code, prefix + error.message, error.cni);
  }
}
