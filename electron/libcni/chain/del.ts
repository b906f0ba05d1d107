import { isAtLeast, SpecVersionError } from "../../../shared/cni/spec-version.ts";
import type { ResultCache } from "../cache/result-cache.ts";
import type { NetworkConfigList } from "../conf/network-config-list.ts";
import { LibcniError } from "../libcni-error.ts";
import type { CniResult } from "../result/cni-result.ts";
import type { Attachment } from "./attachment.ts";
import type { ChainOutcome } from "./chain-outcome.ts";
import type { ChainRun } from "./chain-run.ts";
import { pluginDescription } from "./plugin-description.ts";
import { buildStepConfig } from "./step-config.ts";

/**
 * Runs DEL backwards through a list, each plugin with the result that the last ADD left in the cache, and then
 * forgets the attachment (DelNetworkList). Ends with the first plugin that fails.
 */
export async function delNetworkList(
  run: ChainRun,
  cache: ResultCache,
  list: NetworkConfigList,
  attachment: Attachment,
): Promise<ChainOutcome> {
  let hasPrevResult: boolean;
  try {
    hasPrevResult = isAtLeast(list.cniVersion, "0.4.0");
  } catch (error) {
    if (!(error instanceof SpecVersionError)) throw error;
    return { outcome: "failed", error: new LibcniError("INVALID_REQUEST", error.message).toRunError(null) };
  }
  // Under way while the first plugin is looked for.
  const prevResult = hasPrevResult ? resultOrForget(cache, list, attachment) : null;
  // Where the target is lost before somebody awaits it, that must not end the program; it is awaited below.
  prevResult?.catch(() => {});
  try {
    const outcome = await deleteBackwards(run, list, attachment, prevResult);
    if (outcome.outcome === "succeeded") await cache.remove(list.name, attachment);
    return outcome;
  } finally {
    await prevResult;
  }
}

async function deleteBackwards(
  run: ChainRun,
  list: NetworkConfigList,
  attachment: Attachment,
  prevResult: Promise<CniResult | null> | null,
): Promise<ChainOutcome> {
  for (const [pluginIndex, plugin] of [...list.plugins.entries()].reverse()) {
    const outcome = await run.step({
      plugin,
      pluginIndex,
      args: { command: "DEL", ...attachment },
      stdin: async () => buildStepConfig(list, plugin, await prevResult, attachment),
      answer: () => null,
    });
    if (outcome.state === "cancelled") return { outcome: "cancelled" };
    if (outcome.state === "failed") {
      const prefix = `plugin ${pluginDescription(plugin)} failed (delete): `;
      return { outcome: "failed", error: outcome.error.toRunError(plugin.network.type, prefix) };
    }
  }
  return { outcome: "succeeded", result: null };
}

/** As in libcni, a broken entry must not keep a DEL from being done: it is removed. */
async function resultOrForget(
  cache: ResultCache,
  list: NetworkConfigList,
  attachment: Attachment,
): Promise<CniResult | null> {
  try {
    return await cache.result(list, attachment);
  } catch (error) {
    if (!(error instanceof LibcniError)) throw error;
    await cache.remove(list.name, attachment);
    return null;
  }
}
