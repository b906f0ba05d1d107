import type { NetworkOutline, PluginOutline } from "../../shared/cni/network-file.ts";
import { compareSpecVersions, currentSpecVersion, SpecVersionError } from "../../shared/cni/spec-version.ts";
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
  const isList = network.file.endsWith(".conflist");
  return {
    name: network.name,
    cniVersion: isList ? chosenVersion(root) : textOf(root.cniVersion),
    plugins: (isList ? inlined : [root]).map(outlinePlugin),
    // libcni makes a list of a single configuration, and takes along nothing else of it.
    disableCheck: isList && isTrue(root.disableCheck),
    disableGC: isList && isTrue(root.disableGC),
  };
}

/** The highest version that this program implements, as libcni chooses it. */
function chosenVersion(root: Json): string {
  const cniVersion = textOf(root.cniVersion);
  const offered = Array.isArray(root.cniVersions) ? root.cniVersions.map(textOf) : [];
  try {
    const usable = [...offered, cniVersion].filter(
      (version) => version !== "" && compareSpecVersions(version, currentSpecVersion) <= 0,
    );
    return usable.sort(compareSpecVersions).at(-1) ?? cniVersion;
  } catch (error) {
    // libcni refuses such a file; the run itself reports why.
    if (error instanceof SpecVersionError) return cniVersion;
    throw error;
  }
}

/** libcni takes texts for its switches as well. */
function isTrue(value: unknown): boolean {
  return value === true || (typeof value === "string" && value.toLowerCase() === "true");
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
