import type { NetworkOutline, PluginOutline } from "../../shared/cni/network-file.ts";
import type { RunNetwork } from "../../shared/run/run-record.ts";

type Json = Readonly<Record<string, unknown>>;

/**
 * What the form has to know of configuration bytes that are no longer in a file. Only for showing: the engine
 * reads the bytes itself. `null` if they are no JSON object.
 */
export function outlineConfig(network: RunNetwork): NetworkOutline | null {
  const root = network.bytes.encoding === "utf8" ? parseObject(network.bytes.text) : null;
  if (root === null) return null;
  const inlined = Array.isArray(root.plugins) ? root.plugins.filter(isObject) : [];
  const plugins = "type" in root ? [root] : inlined;
  return {
    name: network.name,
    cniVersion: textOf(root.cniVersion),
    plugins: plugins.map(outlinePlugin),
    disableCheck: root.disableCheck === true,
    disableGC: root.disableGC === true,
  };
}

function outlinePlugin(plugin: Json): PluginOutline {
  const ipam = plugin.ipam;
  const capabilities = plugin.capabilities;
  return {
    type: textOf(plugin.type),
    ipamType: isObject(ipam) && typeof ipam.type === "string" ? ipam.type : null,
    capabilities: isObject(capabilities)
      ? Object.keys(capabilities).filter((name) => capabilities[name] === true)
      : [],
  };
}

function parseObject(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    // The caller's `null` says that these bytes cannot be outlined; the run itself reports why.
    return null;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
