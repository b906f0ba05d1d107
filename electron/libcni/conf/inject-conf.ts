import { unmarshal } from "../go/json-decoder.ts";
import { goObject } from "../go/json-types.ts";
import { type Writable, writeJson } from "../go/json-writer.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { ConfError } from "./conf-error.ts";
import { type PluginConfig, pluginConfigFromBytes } from "./plugin-conf.ts";

/** Puts values into a plugin's configuration, over those that are there (InjectConf). @throws ConfError */
export function injectConf(plugin: PluginConfig, values: ReadonlyMap<string, Writable>): PluginConfig {
  const { value, error } = unmarshal(plugin.bytes, goObject);
  // Such as a number that no float64 holds, in a place where nothing was read before.
  if (error !== null) throw new ConfError(`unmarshal existing network bytes: ${error.message}`);
  const members = new Map<string, Writable>([...(value ?? []), ...values]);
  return pluginConfigFromBytes(encodeUtf8(writeJson(members)));
}
