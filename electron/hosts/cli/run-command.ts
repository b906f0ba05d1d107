import type { RuntimeConf } from "../../../shared/cni/runtime-conf.ts";
import { parseCniArgs } from "../../../shared/cni/runtime-conf-rules.ts";
import { parseCapabilityArgs } from "../../libcni/chain/attachment.ts";
import type { ChainEvent } from "../../libcni/chain/chain-event.ts";
import type { ChainOutcome } from "../../libcni/chain/chain-outcome.ts";
import { CniConfig } from "../../libcni/cni-config.ts";
import { ConfError } from "../../libcni/conf/conf-error.ts";
import { loadNetworkConfList } from "../../libcni/conf/load-conf-list.ts";
import type { NetworkConfigList } from "../../libcni/conf/network-config-list.ts";
import { deriveContainerId } from "../../libcni/derive-container-id.ts";
import { joinPath } from "../../libcni/go/path.ts";
import { LibcniError } from "../../libcni/libcni-error.ts";
import { callerTarget } from "./caller-target.ts";
import type { CommandLine } from "./command-line.ts";
import { workingDirectory } from "./working-directory.ts";

type Command = CommandLine & { readonly kind: "command" };
type Env = Readonly<Record<string, string>>;

/** Where libcni keeps its results. */
const cacheDir = "/var/lib/cni";
const defaultNetworksDir = "/etc/cni/net.d";

/** What a command came to: the text for stdout, or the message for stderr. */
export type CommandOutcome =
  | { readonly ok: true; readonly stdout: Uint8Array | null }
  | { readonly ok: false; readonly message: string };

/** Runs one command as cnitool does, in the caller's own namespaces and with the caller's own rights. */
export async function runCommand(command: Command, env: Env, signal: AbortSignal): Promise<CommandOutcome> {
  const target = callerTarget(process.cwd());
  try {
    const list = await loadNetworkConfList(
      target.files,
      env.NETCONFPATH || defaultNetworksDir,
      command.network,
    );
    const rt = runtimeConf(command, env);
    const cni = new CniConfig({
      target,
      pluginPath: splitList(env.CNI_PATH ?? ""),
      cacheDir,
      inheritedEnv: env,
    });
    return toCommandOutcome(await operate(cni, command, list, rt, signal));
  } catch (error) {
    if (error instanceof ConfError || error instanceof LibcniError)
      return { ok: false, message: error.message };
    throw error;
  }
}

function operate(
  cni: CniConfig,
  { verb }: Command,
  list: NetworkConfigList,
  rt: RuntimeConf,
  signal: AbortSignal,
): Promise<ChainOutcome> {
  const options = { signal, onEvent: passStderrOn };
  switch (verb) {
    case "add":
      return cni.addNetworkList(list, rt, options);
    case "check":
      return cni.checkNetworkList(list, rt, options);
    case "del":
      return cni.delNetworkList(list, rt, options);
    case "gc":
      return cni.gcNetworkList(list, null, options);
    case "status":
      return cni.statusNetworkList(list, options);
  }
}

function toCommandOutcome(outcome: ChainOutcome): CommandOutcome {
  switch (outcome.outcome) {
    case "succeeded":
      return { ok: true, stdout: outcome.result };
    case "skipped":
      return { ok: true, stdout: null };
    case "failed":
      return { ok: false, message: outcome.error.message };
    case "cancelled":
      return { ok: false, message: "cancelled" };
  }
}

/** What a plugin that succeeds writes to stderr is shown; of one that fails it is in the message, if anywhere. */
function passStderrOn(event: ChainEvent): void {
  if (event.type === "stepFinished" && event.process?.exitCode === 0)
    process.stderr.write(event.process.stderr);
}

/** @throws LibcniError in the order in which cnitool looks at the variables */
function runtimeConf(command: Command, env: Env): RuntimeConf {
  const capabilityArgs = env.CAP_ARGS ?? "";
  parseCapabilityArgs(capabilityArgs);
  const cniArgs = parseCniArgs(env.CNI_ARGS ?? "");
  if (!cniArgs.ok) throw new LibcniError("INVALID_REQUEST", cniArgs.message);
  const netns = absolutePath(command.netns, env.PWD);
  return {
    containerId: deriveContainerId(netns),
    netns,
    ifName: command.ifName || env.CNI_IFNAME || "eth0",
    args: cniArgs.args,
    capabilityArgs,
  };
}

/** Cleaned as text: links are not followed, so that one namespace under two names has two container IDs. */
function absolutePath(path: string, pwd: string | undefined): string {
  return path.startsWith("/") ? joinPath(path) : joinPath(workingDirectory(pwd), path);
}

/** Go's filepath.SplitList: nothing for an empty text, and empty members are kept. */
function splitList(path: string): readonly string[] {
  return path === "" ? [] : path.split(":");
}
