import { quoteGo } from "../../../shared/cni/go-quote.ts";
import { goTypeOf, unmarshal } from "../go/json-decoder.ts";
import { GoSyntaxError } from "../go/json-errors.ts";
import { type GoJson, type JsonNode, parseJsonTree } from "../go/json-tree.ts";
import { goObject } from "../go/json-types.ts";
import { writeJson } from "../go/json-writer.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { chooseCniVersion } from "./choose-cni-version.ts";
import { ConfError } from "./conf-error.ts";
import { locateKey } from "./locate-key.ts";
import { PluginConfError, type PluginConfig, pluginConfigFromBytes } from "./plugin-conf.ts";

/** A network: an ordered list of plugins (libcni.NetworkConfigList). */
export interface NetworkConfigList {
  readonly name: string;
  /** As chosen from cniVersion and cniVersions; empty if the file names none. */
  readonly cniVersion: string;
  readonly disableCheck: boolean;
  readonly disableGC: boolean;
  readonly plugins: readonly PluginConfig[];
  /** The list's bytes as the result cache keeps them: the file's own, or those of the list that a `.conf` became. */
  readonly bytes: Uint8Array;
  /** The file that it was read from. */
  readonly file: string;
}

/** A list before the plugins of its subdirectory are added. */
export interface InlineConfigList extends NetworkConfigList {
  readonly loadOnlyInlinedPlugins: boolean;
}

const prefix = "error parsing configuration list: ";

/** Reads a configuration list (NetworkConfFromBytes). @throws ConfError */
export function parseConfigList(bytes: Uint8Array, file: string): InlineConfigList {
  const { value, error } = unmarshal(bytes, goObject);
  if (error !== null) {
    throw refuse(error.message, error instanceof GoSyntaxError ? error.offset : null);
  }
  const list: ListReader = {
    members: value ?? new Map<string, GoJson>(),
    place: (...path) => placeOf(bytes, path),
  };
  const name = readName(list);
  const cniVersion = readVersion(list);
  const disableCheck = readFlag(list, "disableCheck");
  const disableGC = readFlag(list, "disableGC");
  const loadOnlyInlinedPlugins = readFlag(list, "loadOnlyInlinedPlugins");
  const plugins = readPlugins(list, loadOnlyInlinedPlugins);
  return { name, cniVersion, disableCheck, disableGC, loadOnlyInlinedPlugins, plugins, bytes, file };
}

interface ListReader {
  readonly members: ReadonlyMap<string, GoJson>;
  /** Where a key stands in the file; asked for in case of an error only. */
  place(...path: readonly (string | number)[]): number | null;
}

function refuse(reason: string, offset: number | null): ConfError {
  return new ConfError(prefix + reason, offset, reason);
}

function placeOf(bytes: Uint8Array, path: readonly (string | number)[]): number | null {
  const root: JsonNode = parseJsonTree(bytes);
  return locateKey(root, path);
}

function readName(list: ListReader): string {
  const name = list.members.get("name");
  if (name === undefined) throw refuse("no name", list.place("name"));
  if (typeof name !== "string") throw refuse(`invalid name type ${goTypeOf(name)}`, list.place("name"));
  return name;
}

function readVersion(list: ListReader): string {
  const cniVersion = list.members.get("cniVersion") ?? (list.members.has("cniVersion") ? null : "");
  if (typeof cniVersion !== "string") {
    throw refuse(`invalid cniVersion type ${goTypeOf(cniVersion)}`, list.place("cniVersion"));
  }
  const cniVersions = list.members.get("cniVersions");
  if (cniVersions === undefined) return cniVersion;
  const chosen = chooseCniVersion(cniVersion, cniVersions);
  if (chosen.ok) return chosen.version;
  throw refuse(chosen.reason, list.place(...chosen.path));
}

function readFlag(list: ListReader, key: string): boolean {
  const value = list.members.get(key);
  if (value === undefined || typeof value === "boolean") return value ?? false;
  if (typeof value !== "string") throw refuse(`invalid type ${goTypeOf(value)} for ${key}`, list.place(key));
  const word = value.toLowerCase();
  if (word !== "true" && word !== "false") {
    throw refuse(`invalid value ${quoteGo(word)} for ${key}`, list.place(key));
  }
  return word === "true";
}

function readPlugins(list: ListReader, mustBeInline: boolean): readonly PluginConfig[] {
  const plugins = list.members.get("plugins");
  if (plugins === undefined) {
    if (!mustBeInline) return [];
    throw refuse(
      "`loadOnlyInlinedPlugins` is true, and no 'plugins' key",
      list.place("loadOnlyInlinedPlugins"),
    );
  }
  if (!isArray(plugins)) throw refuse(`invalid 'plugins' type ${goTypeOf(plugins)}`, list.place("plugins"));
  if (plugins.length === 0) throw refuse("no plugins in list", list.place("plugins"));
  return plugins.map((plugin, at) => readPlugin(list, plugin, at));
}

function readPlugin(list: ListReader, plugin: GoJson, at: number): PluginConfig {
  try {
    return pluginConfigFromBytes(encodeUtf8(writeJson(plugin)));
  } catch (error) {
    if (!(error instanceof PluginConfError)) throw error;
    const message = `failed to parse plugin config ${at}: ${error.message}`;
    throw new ConfError(message, list.place("plugins", at, ...error.path), message);
  }
}

function isArray(value: GoJson): value is readonly GoJson[] {
  return Array.isArray(value);
}
