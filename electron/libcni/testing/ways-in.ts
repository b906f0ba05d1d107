import { isDeepStrictEqual } from "node:util";
import { parseResult } from "../../../shared/cni/result.ts";
import { resultVersions } from "../../../shared/cni/spec-version.ts";
import { readCachedInfo, writeCachedInfo } from "../cache/cached-info.ts";
import { ResultCache } from "../cache/result-cache.ts";
import { buildStepConfig, injectedKeys } from "../chain/step-config.ts";
import { ConfError } from "../conf/conf-error.ts";
import { describeNetworkDirectory } from "../conf/describe-directory.ts";
import { confListFromBytes } from "../conf/load-conf-list.ts";
import { parseGoJson } from "../go/json-decoder.ts";
import { GoJsonError } from "../go/json-errors.ts";
import { goAny } from "../go/json-types.ts";
import { writeJson } from "../go/json-writer.ts";
import { encodeUtf8 } from "../go/utf8.ts";
import { decodeFailure, decodeResult } from "../invoke/decode-output.ts";
import { decodePluginVersions } from "../invoke/plugin-version.ts";
import { LibcniError } from "../libcni-error.ts";
import { type CniResult, printResult, ResultError, writableResult } from "../result/cni-result.ts";
import { convertResult } from "../result/convert.ts";
import { createResult, createResultFromBytes } from "../result/create.ts";
import { createFakeTarget } from "./fake-target.ts";
import {
  cacheSamples,
  errorSamples,
  listSamples,
  resultSamples,
  singleSamples,
  versionsSamples,
} from "./samples.ts";
import { chain, entry, rt, setUp } from "./set-up-chain.ts";

/** One of the ways on which bytes of others come into the engine. */
export interface WayIn {
  readonly name: string;
  /** What comes on it when all is well. */
  readonly samples: readonly string[];
  /**
   * Lets bytes in and does with them what the engine does.
   * @throws an error of the kind `refusal` for bytes that are refused; any other is a mistake of ours
   */
  readonly take: (bytes: Uint8Array) => Promise<unknown> | unknown;
  readonly refusal: abstract new (...values: never) => Error;
}

const everything = [
  ...listSamples,
  ...singleSamples,
  ...resultSamples,
  ...errorSamples,
  ...versionsSamples,
  ...cacheSamples,
];

export const waysIn: readonly WayIn[] = [
  { name: "JSON", samples: everything, take: takeJson, refusal: GoJsonError },
  {
    name: "a list",
    samples: listSamples,
    take: (bytes) => takeNetwork(bytes, "/net.d/n.conflist"),
    refusal: ConfError,
  },
  {
    name: "a single configuration",
    samples: singleSamples,
    take: (bytes) => takeNetwork(bytes, "/net.d/n.conf"),
    refusal: ConfError,
  },
  {
    name: "a plugin in a subdirectory",
    samples: singleSamples,
    take: (bytes) => takeNetwork(bytes, "/net.d/n/1.conf"),
    refusal: ConfError,
  },
  { name: "a plugin's result", samples: resultSamples, take: takeResult, refusal: LibcniError },
  { name: "a plugin's error", samples: errorSamples, take: takeFailure, refusal: LibcniError },
  { name: "a plugin's versions", samples: versionsSamples, take: decodePluginVersions, refusal: LibcniError },
  { name: "a cache entry", samples: cacheSamples, take: takeCacheEntry, refusal: LibcniError },
  { name: "a plugin in a chain", samples: resultSamples, take: takeChain, refusal: LibcniError },
];

function takeJson(bytes: Uint8Array): void {
  const value = parseGoJson(bytes, goAny);
  const written = writeJson(value);
  const again = parseGoJson(encodeUtf8(written), goAny);
  if (!isDeepStrictEqual(again, value) || writeJson(again) !== written) throw broken("JSON", written);
}

const attachment = {
  containerId: "c1",
  netns: "/run/netns/c1",
  ifName: "eth0",
  args: [],
  capabilityArgs: new Map([["portMappings", [80]]]),
};
const list = '{"cniVersion":"1.0.0","name":"n","plugins":[{"type":"p"}]}';
const single = '{"type":"s","name":"s"}';
const previous = createResult(
  "0.4.0",
  encodeUtf8('{"cniVersion":"0.4.0","ips":[{"version":"4","address":"10.0.0.1/8"}]}'),
);

/** @param file where the bytes lie; beside a list there is a subdirectory with one more plugin */
async function takeNetwork(bytes: Uint8Array, file: string): Promise<void> {
  const texts = { "/net.d/n.conflist": list, "/net.d/n/1.conf": single, [file]: "" };
  const { files } = createFakeTarget(texts);
  const read = async (path: string) => (path === file ? bytes : files.read(path));
  const described = await describeNetworkDirectory({ ...files, read }, "/net.d");
  if (described.problem !== null) throw broken("the directory", described);
  const start = file.endsWith(".conf") && file.startsWith("/net.d/n/") ? "/net.d/n.conflist" : file;
  const network = await confListFromBytes(await read(start), start, { ...files, read });
  for (const plugin of network.plugins) {
    injectedKeys(plugin, buildStepConfig(network, plugin, previous, attachment));
  }
}

const stdin = encodeUtf8('{"cniVersion":"1.0.0"}');

function takeResult(bytes: Uint8Array): void {
  const result = decodeResult(stdin, bytes);
  printResult(result);
  if (parseResult(written(result)) === null) throw broken("the window's result", written(result));
  for (const version of resultVersions) {
    const converted = convertedOrNull(result, version);
    if (converted !== null) demandStable(converted);
  }
}

function convertedOrNull(result: CniResult, version: string): CniResult | null {
  try {
    return convertResult(result, version);
  } catch (error) {
    if (error instanceof ResultError) return null;
    throw error;
  }
}

/** What is written can be read; and what was read and written once stays as it is from then on. */
function demandStable(result: CniResult): void {
  const first = writtenAgain(written(result));
  if (first !== null && writtenAgain(first) !== first) throw broken("a result", written(result));
}

/** How Go writes an address that was never set, and cannot read it. */
const noAddress = '"\\u003cnil\\u003e"';

/** `null` for a result with such an address. */
function writtenAgain(json: string): string | null {
  return json.includes(noAddress) ? null : written(createResultFromBytes(encodeUtf8(json)));
}

function written(result: CniResult): string {
  return writeJson(writableResult(result));
}

function takeFailure(bytes: Uint8Array): never {
  throw decodeFailure("exit status 1", bytes, bytes);
}

async function takeCacheEntry(bytes: Uint8Array): Promise<void> {
  const { files } = createFakeTarget({ "/cache/results/n-c1-eth0": "" });
  const cache = new ResultCache({ ...files, read: async () => bytes }, "/cache");
  await cache.attachments();
  const info = readCachedInfo(bytes);
  if (info !== null) {
    const { kind: _kind, ...kept } = info;
    const again = readCachedInfo(writeCachedInfo(kept));
    if (again === null) throw broken("an entry", info);
  }
  const network = {
    name: "n",
    cniVersion: "1.0.0",
    disableCheck: false,
    disableGC: false,
    plugins: [],
    bytes,
    file: "",
  };
  await cache.result(network, attachment);
}

/** A network whose plugin answers everything with the bytes: each operation has to end in an outcome. */
async function takeChain(bytes: Uint8Array): Promise<void> {
  const { cni, list, target } = await setUp({
    conf: chain("1.1.0", "p", "p"),
    plugins: { p: () => ({ stdout: bytes }) },
  });
  const added = await cni.addNetworkList(list, rt);
  const cached = target.texts.get(entry);
  if ((added.outcome === "succeeded") !== (cached !== undefined)) throw broken("an ADD", added);
  const later = [
    await cni.checkNetworkList(list, rt),
    await cni.gcNetworkList(list, [rt]),
    await cni.delNetworkList(list, rt),
  ];
  if (target.texts.has(entry)) throw broken("a DEL", later);
  if (added.outcome === "failed") throw new LibcniError(added.error.code, added.error.message);
}

function broken(what: string, evidence: unknown): Error {
  return new Error(`${what} did not come through as it was: ${JSON.stringify(evidence)}`);
}
