import { parseGoJson } from "../go/json-decoder.ts";
import { goObject } from "../go/json-types.ts";
import { type Writable, writeJson } from "../go/json-writer.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { type PluginConfig, pluginConfigFromBytes } from "./plugin-conf.ts";

/** Puts values into a plugin's configuration, over those that are there (InjectConf). @throws ConfError */
export function injectConf(plugin: PluginConfig, values: ReadonlyMap<string, Writable>): PluginConfig {
  const members = new Map<string, Writable>([...(parseGoJson(plugin.bytes, goObject) ?? []), ...values]);
  return pluginConfigFromBytes(encodeUtf8(writeJson(members)));
}
