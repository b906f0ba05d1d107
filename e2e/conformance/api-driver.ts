/**
 * The functions of libcni that cnitool has no verb for, as a command line for the conformance cases; README.md
 * beside this file describes the calls ("API cases").
 */
import { readFileSync } from "node:fs";
import { callerTarget } from "../../electron/hosts/cli/caller-target.ts";
import type { CachedAttachment } from "../../electron/libcni/cache/result-cache.ts";
import { CniConfig } from "../../electron/libcni/cni-config.ts";
import { ConfError } from "../../electron/libcni/conf/conf-error.ts";
import { loadNetworkConfList } from "../../electron/libcni/conf/load-conf-list.ts";
import type { NetworkConfigList } from "../../electron/libcni/conf/network-config-list.ts";
import { GoJsonError } from "../../electron/libcni/go/json-errors.ts";
import { GoStruct, type Writable, writeJson } from "../../electron/libcni/go/json-writer.ts";
import { LibcniError } from "../../electron/libcni/libcni-error.ts";
import { ResultError, writableResult } from "../../electron/libcni/result/cni-result.ts";
import { convertResult } from "../../electron/libcni/result/convert.ts";
import { createResultFromBytes } from "../../electron/libcni/result/create.ts";
import {
  validateContainerId,
  validateIfName,
  validateNetworkName,
} from "../../shared/cni/runtime-conf-rules.ts";

const [call = "", ...args] = process.argv.slice(2);
const env = Object.fromEntries(Object.entries(process.env).map(([name, value]) => [name, value ?? ""]));
const target = callerTarget(process.cwd());
const cni = new CniConfig({
  target,
  pluginPath: env.CNI_PATH ? env.CNI_PATH.split(":") : [],
  cacheDir: "/var/lib/cni",
  inheritedEnv: env,
});

process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const answer = await answerCall(args[0] ?? "", args.slice(1));
    if (answer !== undefined) process.stdout.write(writeJson(answer));
    return 0;
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stdout.write(writeJson(asData(error)));
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

async function answerCall(first: string, more: readonly string[]): Promise<Writable | undefined> {
  switch (call) {
    case "version":
      return version(first);
    case "validate":
      return validate(first);
    case "gc":
      return gc(first, more);
    case "attachments":
      return (await cni.getCachedAttachments(first)).map(attachment);
    case "convert":
      return writableResult(convertResult(createResultFromBytes(readFileSync(0)), first));
    case "valid":
      return new Map([
        ["containerID", validateContainerId(first)],
        ["networkName", validateNetworkName(first)],
        ["ifName", validateIfName(first)],
      ]);
    default:
      throw new LibcniError("INVALID_REQUEST", `unknown call ${call}`);
  }
}

async function version(plugin: string): Promise<Writable> {
  const outcome = await cni.getVersionInfo(plugin);
  if (outcome.state === "failed") throw outcome.error;
  if (outcome.state === "cancelled") throw new LibcniError("INTERNAL", "cancelled");
  const { cniVersion, supportedVersions } = outcome.answer;
  return new Map<string, Writable>([
    ["cniVersion", cniVersion],
    ["supportedVersions", supportedVersions],
  ]);
}

async function validate(network: string): Promise<Writable> {
  const validation = await cni.validateNetworkList(await load(network));
  if (validation.state === "valid") return validation.capabilities;
  throw new LibcniError("INVALID_REQUEST", validation.state === "invalid" ? validation.message : "cancelled");
}

async function gc(network: string, valid: readonly string[]): Promise<undefined> {
  const attachments = valid.map((text) => {
    const [containerId = "", ifName = ""] = text.split("/");
    return { containerId, ifName };
  });
  const outcome = await cni.gcNetworkList(await load(network), valid.length === 0 ? null : attachments);
  // GC's error is a list of errors, and never a CNI error itself.
  if (outcome.outcome === "failed") throw new LibcniError("INVALID_REQUEST", outcome.error.message);
}

function load(network: string): Promise<NetworkConfigList> {
  return loadNetworkConfList(target.files, env.NETCONFPATH || "/etc/cni/net.d", network);
}

function attachment(cached: CachedAttachment): Writable {
  return new GoStruct([
    ["ContainerID", cached.containerId],
    ["Network", cached.networkName],
    ["IfName", cached.ifName],
    ["Config", cached.config && Buffer.from(cached.config).toString("base64")],
    ["NetNS", cached.netns],
    ...(cached.args.length > 0 ? [["CniArgs", cached.args] as const] : []),
    ...(cached.capabilityArgs ? [["CapabilityArgs", cached.capabilityArgs] as const] : []),
  ]);
}

type ExpectedError = LibcniError | ConfError | ResultError | GoJsonError;

function isExpected(error: unknown): error is ExpectedError {
  return [LibcniError, ConfError, ResultError, GoJsonError].some((kind) => error instanceof kind);
}

/** A plugin's failure is a CNI error in libcni, also where the plugin gave none: then its code is 0. */
function asData(error: ExpectedError): Writable {
  const data = new Map<string, Writable>([["msg", error.message]]);
  if (!(error instanceof LibcniError) || error.code !== "PLUGIN_FAILED") return data;
  const { code, msg, details } = error.cni ?? { code: 0, msg: error.message, details: "" };
  data.set("msg", msg).set("code", code);
  return details === "" ? data : data.set("details", details);
}
