import type { TargetFiles } from "../../target/target.ts";
import { unmarshal } from "../go/json-decoder.ts";
import { goObject } from "../go/json-types.ts";
import { type Writable, writeJson } from "../go/json-writer.ts";
import { extension, joinPath } from "../go/path.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { ConfError } from "./conf-error.ts";
import { listConfFiles, readConfFile } from "./list-conf-files.ts";
import { listOnce } from "./list-once.ts";
import { type NetworkConfigList, parseConfigList } from "./network-config-list.ts";
import { type PluginConfig, pluginConfigFromBytes } from "./plugin-conf.ts";

export const listExtensions = [".conflist"] as const;
export const singleExtensions = [".conf", ".json"] as const;

/**
 * Finds a network by its name (LoadNetworkConf): the first list that has it, else the first single configuration.
 * As in libcni, a broken file that comes before ends the search.
 * @throws ConfError
 */
export async function loadNetworkConfList(
  target: TargetFiles,
  directory: string,
  name: string,
): Promise<NetworkConfigList> {
  const files = listOnce(target, directory);
  const lists = await listConfFiles(files, directory, listExtensions);
  for (const file of lists) {
    const list = await loadFile(files, file);
    if (list.name === name) return list;
  }
  const singles = await listConfFiles(files, directory, singleExtensions);
  for (const file of singles) {
    const bytes = await readConfFile(files, file);
    const plugin = pluginConfigFromBytes(bytes);
    if (plugin.network.name === name) return upconvert(plugin, file);
  }
  if (lists.length + singles.length === 0) throw new ConfError(`no net configurations found in ${directory}`);
  throw new ConfError(`no net configuration with name "${name}" in ${directory}`);
}

/**
 * Reads a network from the bytes of its file. By the file's extension it is a list, with the plugins of its
 * subdirectory (NetworkConfFromFile), or a single configuration, which becomes a list of one.
 * @throws ConfError
 */
export async function confListFromBytes(
  bytes: Uint8Array,
  file: string,
  files: TargetFiles,
): Promise<NetworkConfigList> {
  if (extension(file) !== listExtensions[0]) return upconvert(pluginConfigFromBytes(bytes), file);
  const { loadOnlyInlinedPlugins, ...list } = parseConfigList(bytes, file);
  const inSubdirectory = loadOnlyInlinedPlugins
    ? []
    : await loadSubdirectory(files, joinPath(file, ".."), list.name);
  const plugins = [...list.plugins, ...inSubdirectory];
  if (plugins.length === 0) throw new ConfError("no plugin configs found");
  return { ...list, plugins };
}

async function loadFile(files: TargetFiles, file: string): Promise<NetworkConfigList> {
  return confListFromBytes(await readConfFile(files, file), file, files);
}

/** The plugins of `<directory>/<network>/*.conf` (NetworkPluginConfsFromFiles). */
async function loadSubdirectory(
  files: TargetFiles,
  directory: string,
  networkName: string,
): Promise<readonly PluginConfig[]> {
  const subdirectory = joinPath(directory, networkName);
  const plugins: PluginConfig[] = [];
  for (const file of await listSubdirectory(files, subdirectory)) {
    plugins.push(inFile(file, pluginConfigFromBytes, await readConfFile(files, file)));
  }
  return plugins;
}

async function listSubdirectory(files: TargetFiles, subdirectory: string): Promise<readonly string[]> {
  try {
    return await listConfFiles(files, subdirectory, [".conf"]);
  } catch (error) {
    if (!(error instanceof ConfError)) throw error;
    throw new ConfError(`failed to read plugin config files in ${subdirectory}: ${error.message}`);
  }
}

/** Takes the offset off an error that lies in another file than the one that is asked for, and names that file. */
function inFile<T>(file: string, parse: (bytes: Uint8Array) => T, bytes: Uint8Array): T {
  try {
    return parse(bytes);
  } catch (error) {
    if (!(error instanceof ConfError)) throw error;
    throw new ConfError(error.message, null, `in ${file}: ${error.reason}`);
  }
}

/** Makes a list of a single configuration (ConfListFromConf). */
function upconvert(plugin: PluginConfig, file: string): NetworkConfigList {
  const { name, cniVersion } = plugin.network;
  const { value, error } = unmarshal(plugin.bytes, goObject);
  if (error !== null) throw new ConfError(error.message);
  const list = new Map<string, Writable>([
    ["name", name],
    ["cniVersion", cniVersion],
    ["plugins", [value]],
  ]);
  const bytes = encodeUtf8(writeJson(list));
  const { loadOnlyInlinedPlugins: _never, ...upconverted } = parseConfigList(bytes, file);
  return upconverted;
}
