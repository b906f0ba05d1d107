import { quoteGo } from "../../../shared/cni/go-quote.ts";
import type { NetworkConfigList } from "../conf/network-config-list.ts";
import { compareUtf8 } from "../go/utf8.ts";
import type { ChainRun } from "./chain-run.ts";
import { versionOfPlugin } from "./version.ts";

/** Whether a list's plugins are there and speak its version. */
export type Validation =
  /** All capabilities that the plugins declare, sorted. */
  | { readonly state: "valid"; readonly capabilities: readonly string[] }
  | { readonly state: "invalid"; readonly message: string }
  | { readonly state: "cancelled" };

/** Asks each plugin of a list whether it speaks the list's version (ValidateNetworkList). */
export async function validateNetworkList(run: ChainRun, list: NetworkConfigList): Promise<Validation> {
  const problems: string[] = [];
  const capabilities = new Set<string>();
  for (const [pluginIndex, plugin] of list.plugins.entries()) {
    const { type } = plugin.network;
    const outcome = await versionOfPlugin(run, type, pluginIndex);
    if (outcome.state === "cancelled") return outcome;
    const version = list.cniVersion || "0.1.0";
    if (outcome.state === "failed") problems.push(outcome.error.message);
    else if (!outcome.answer.supportedVersions.includes(version)) {
      problems.push(`plugin ${type} does not support config version ${quoteGo(version)}`);
    }
    for (const [name, declared] of plugin.network.capabilities) if (declared) capabilities.add(name);
  }
  if (problems.length > 0) return { state: "invalid", message: `[${problems.join(" ")}]` };
  return { state: "valid", capabilities: [...capabilities].sort(compareUtf8) };
}
