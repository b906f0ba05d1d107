import { injectConf } from "../conf/inject-conf.ts";
import type { NetworkConfigList } from "../conf/network-config-list.ts";
import type { PluginConfig } from "../conf/plugin-conf.ts";
import { parseGoJson } from "../go/json-decoder.ts";
import { goObject } from "../go/json-types.ts";
import { type Writable, writeJson } from "../go/json-writer.ts";
import { type CniResult, writableResult } from "../result/cni-result.ts";
import type { Attachment } from "./attachment.ts";

/**
 * What one plugin of a network reads on stdin (buildOneConfig): its own object with the network's name and
 * version, the previous result, and of the capability arguments those that the plugin declares.
 * @throws ConfError
 */
export function buildStepConfig(
  list: NetworkConfigList,
  plugin: PluginConfig,
  prevResult: CniResult | null,
  { capabilityArgs }: Pick<Attachment, "capabilityArgs">,
): Uint8Array {
  const values = networkValues(list);
  if (prevResult !== null) values.set("prevResult", writableResult(prevResult));
  const injected = injectConf(plugin, values);
  const runtimeConfig = new Map<string, Writable>();
  for (const [capability, supported] of injected.network.capabilities) {
    const value = capabilityArgs?.get(capability);
    if (supported && value !== undefined) runtimeConfig.set(capability, value);
  }
  // Once more through the writer, as in libcni, which sorts the keys of a previous result as well.
  return runtimeConfig.size === 0
    ? injected.bytes
    : injectConf(injected, new Map([["runtimeConfig", runtimeConfig]])).bytes;
}

/** What every plugin is given, whatever it is asked for. */
export function networkValues(list: NetworkConfigList): Map<string, Writable> {
  return new Map([
    ["name", list.name],
    ["cniVersion", list.cniVersion],
  ]);
}

/** The top-level keys in which a plugin's stdin differs from its object in the file, sorted. */
export function injectedKeys(plugin: Pick<PluginConfig, "bytes">, stdin: Uint8Array): readonly string[] {
  const before = parseGoJson(plugin.bytes, goObject);
  const after = parseGoJson(stdin, goObject) ?? new Map<string, Writable>();
  return [...after].filter(([key, value]) => !isSame(before?.get(key), value)).map(([key]) => key);
}

function isSame(before: Writable | undefined, after: Writable): boolean {
  return before !== undefined && writeJson(before) === writeJson(after);
}
