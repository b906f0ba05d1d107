import type { ChainEvent } from "../libcni/chain/chain-event.ts";
import type { ChainOutcome } from "../libcni/chain/chain-outcome.ts";
import type { CniConfig } from "../libcni/cni-config.ts";
import type { NetworkConfigList } from "../libcni/conf/network-config-list.ts";
import type { PluginVersions } from "../libcni/invoke/plugin-version.ts";
import type { ChainOptions } from "./engine.ts";

/** What the plugins of a network answered to VERSION. */
export interface AskedVersions {
  readonly outcome: ChainOutcome;
  /** In the configuration's order, as far as they were asked; `null` for a plugin that gave no answer. */
  readonly answers: readonly (PluginVersions | null)[];
}

/** Asks all plugins of a network, whatever single ones do, since libcni asks one at a time. */
export async function askVersions(
  cni: Pick<CniConfig, "getVersionInfo">,
  list: NetworkConfigList,
  options: ChainOptions,
): Promise<AskedVersions> {
  let failure: ChainOutcome | null = null;
  const answers: (PluginVersions | null)[] = [];
  for (const [index, { network }] of list.plugins.entries()) {
    const onEvent = (event: ChainEvent) => options.onEvent(atPlugin(event, index));
    const { signal, gate, execute } = options;
    const asked = await cni.getVersionInfo(network.type, {
      ...{ signal, onEvent },
      ...(gate && { gate: () => gate(index) }),
      ...(execute && { execute: (_only, request) => execute(index, request) }),
    });
    if (asked.state === "cancelled") return { outcome: { outcome: "cancelled" }, answers };
    if (asked.state === "failed") {
      failure ??= { outcome: "failed", error: asked.error.toRunError(network.type) };
    }
    answers.push(asked.state === "succeeded" ? asked.answer : null);
  }
  return { outcome: failure ?? { outcome: "succeeded", result: null }, answers };
}

/** The event of the only step of one plugin's question, as one of the run over all plugins. */
function atPlugin(event: ChainEvent, index: number): ChainEvent {
  return event.type === "stepStarted" ? { ...event, index, pluginIndex: index } : { ...event, index };
}
