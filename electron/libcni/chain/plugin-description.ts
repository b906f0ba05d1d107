import { quoteGo } from "../../../shared/cni/go-quote.ts";
import type { PluginConfig } from "../conf/plugin-conf.ts";

/** A plugin as libcni names it in errors: with its own name if its object has one. */
export function pluginDescription({ network: { type, name } }: PluginConfig): string {
  return name === "" ? `type=${quoteGo(type)}` : `type=${quoteGo(type)} name=${quoteGo(name)}`;
}
