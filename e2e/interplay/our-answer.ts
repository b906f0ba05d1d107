import { ResultCache } from "../../electron/libcni/cache/result-cache.ts";
import { ConfError } from "../../electron/libcni/conf/conf-error.ts";
import { injectConf } from "../../electron/libcni/conf/inject-conf.ts";
import { parseConfigList } from "../../electron/libcni/conf/network-config-list.ts";
import { pluginConfigFromBytes } from "../../electron/libcni/conf/plugin-conf.ts";
import { parseGoJson } from "../../electron/libcni/go/json-decoder.ts";
import { GoJsonError } from "../../electron/libcni/go/json-errors.ts";
import { goAny } from "../../electron/libcni/go/json-types.ts";
import { GoStruct, type Writable, writeJson } from "../../electron/libcni/go/json-writer.ts";
import { decodeUtf8 } from "../../electron/libcni/go/utf8.ts";
import { decodeFailure } from "../../electron/libcni/invoke/decode-output.ts";
import { decodePluginVersions } from "../../electron/libcni/invoke/plugin-version.ts";
import { LibcniError } from "../../electron/libcni/libcni-error.ts";
import { ResultError, writableResult } from "../../electron/libcni/result/cni-result.ts";
import { convertResult } from "../../electron/libcni/result/convert.ts";
import { createResultFromBytes } from "../../electron/libcni/result/create.ts";
import { createFakeTarget } from "../../electron/libcni/testing/fake-target.ts";
import type { Answer, Question } from "./reference-process.ts";

/** What the engine makes of a question; an error of another kind than the engine's own is thrown. */
export async function ourAnswer(question: Question): Promise<Answer> {
  try {
    return { output: writeJson(await answerWith(question)) };
  } catch (error) {
    if (!isOurs(error)) throw error;
    return { error: error.message };
  }
}

async function answerWith({ call, data, version = "" }: Question): Promise<Writable> {
  switch (call) {
    case "json":
      return parseGoJson(data, goAny);
    case "plugin":
      return injected(data, version);
    case "list":
      return list(data);
    case "result":
      return writableResult(convertResult(createResultFromBytes(data), version));
    case "versions":
      return versions(data);
    case "error":
      return pluginError(data);
    case "cached":
      return cachedResult(data, version);
  }
}

function injected(data: Uint8Array, cniVersion: string): Writable {
  const plugin = pluginConfigFromBytes(data);
  const { type, capabilities, ipamType } = plugin.network;
  const values = new Map([
    ["name", "n"],
    ["cniVersion", cniVersion],
  ]);
  return [
    type,
    capabilities.size > 0 ? capabilities : null,
    ipamType,
    decodeUtf8(injectConf(plugin, values).bytes),
  ];
}

function list(data: Uint8Array): Writable {
  const { name, cniVersion, disableCheck, plugins } = parseConfigList(data, "/net.d/n.conflist");
  return [name, cniVersion, disableCheck, plugins.map((plugin) => decodeUtf8(plugin.bytes))];
}

function versions(data: Uint8Array): Writable {
  const { cniVersion, supportedVersions } = decodePluginVersions(data);
  return new GoStruct([
    ["cniVersion", cniVersion],
    ["supportedVersions", supportedVersions],
  ]);
}

/** The error that a failed plugin printed. */
function pluginError(data: Uint8Array): Writable {
  const error = decodeFailure("exit status 1", data, new Uint8Array());
  if (error.cni === null) throw error;
  const { code, msg, details } = error.cni;
  return new GoStruct([
    ["code", code],
    ["msg", msg],
    ...(details === "" ? [] : [["details", details] as const]),
  ]);
}

async function cachedResult(entry: Uint8Array, cniVersion: string): Promise<Writable> {
  const { files } = createFakeTarget({});
  const cache = new ResultCache({ ...files, read: async () => entry }, "/var/lib/cni");
  const network = {
    name: "n",
    cniVersion,
    disableCheck: false,
    disableGC: false,
    plugins: [],
    bytes: entry,
    file: "",
  };
  const attachment = { containerId: "c1", netns: "", ifName: "eth0", args: [], capabilityArgs: null };
  const result = await cache.result(network, attachment);
  return result && writableResult(result);
}

function isOurs(error: unknown): error is Error {
  return [GoJsonError, ConfError, ResultError, LibcniError].some((kind) => error instanceof kind);
}
