import { resolve } from "node:path";
import type { RuntimeConf } from "../../../../shared/cni/runtime-conf.ts";
import { noBytes } from "../../../../shared/run/exact-bytes.ts";
import type { RunError } from "../../../../shared/run/run-error.ts";
import type { RunNetwork, RunRequest } from "../../../../shared/run/run-record.ts";
import type { NewRun } from "../../../history/run-writer.ts";
import { ConfError } from "../../../libcni/conf/conf-error.ts";
import { loadNetworkConfList } from "../../../libcni/conf/load-conf-list.ts";
import type { NetworkConfigList } from "../../../libcni/conf/network-config-list.ts";
import { toExactBytes } from "../../../platform/exact-bytes.ts";
import { cleanRequest } from "../../../services/runs/clean-request.ts";
import { newRun } from "../../../services/runs/new-run.ts";
import { isOwnNamespace, ownNamespaceError } from "../../../services/runs/own-namespace.ts";
import { runError } from "../../../services/runs/run-events.ts";
import type { CallerTarget } from "../caller-target.ts";
import type { Command } from "../command-line.ts";
import { networksDirectory } from "../directories.ts";
import type { Surroundings } from "../surroundings.ts";
import { operationOf, type RunVerb } from "../verbs.ts";
import { rememberReads } from "./remember-reads.ts";
import { runtimeConfOf } from "./runtime-conf.ts";

export interface RunCommand extends Command {
  readonly verb: RunVerb;
}

/** A run that is ready to begin, or that has failed because it was refused. */
export interface PreparedRun {
  readonly run: NewRun;
  /** `null` for one that was refused. */
  readonly list: NetworkConfigList | null;
}

/** Looks at a command as cnitool does before it runs anything, in the same order. */
export async function prepareRun(
  command: RunCommand,
  around: Surroundings,
  target: CallerTarget,
  pluginPath: readonly string[],
  signal: AbortSignal,
): Promise<PreparedRun> {
  const loaded = await load(command, around, target);
  const { runtimeConf, problem } = runtimeConfOf(command, around.env);
  const invalid = loaded.problem ?? problem;
  const refusal =
    invalid === null
      ? await ownNamespaceRefusal(command, runtimeConf, target, around, signal)
      : runError("INVALID_REQUEST", invalid);
  const request: RunRequest = {
    operation: operationOf[command.verb],
    targetId: around.targetId,
    network: loaded.network,
    runtimeConf,
  };
  const { list } = loaded;
  const network = list && {
    name: list.name,
    cniVersion: list.cniVersion,
    pluginTypes: list.plugins.map((plugin) => plugin.network.type),
  };
  return {
    run: newRun(cleanRequest(request), { pluginPath, network, refusal }),
    list: refusal === null ? list : null,
  };
}

interface Loaded {
  readonly network: RunNetwork;
  readonly list: NetworkConfigList | null;
  readonly problem: string | null;
}

async function load(
  { words: [name = ""] }: RunCommand,
  around: Surroundings,
  target: CallerTarget,
): Promise<Loaded> {
  const files = rememberReads(target.files);
  const directory = networksDirectory(around.env);
  try {
    const list = await loadNetworkConfList(files, directory, name);
    // A single configuration became a list, of which the history has to know the file.
    const bytes = toExactBytes(files.lastRead(list.file) ?? list.bytes);
    return { list, network: { name, file: resolve(list.file), bytes }, problem: null };
  } catch (error) {
    if (!(error instanceof ConfError)) throw error;
    // No file is to blame, so it is the directory.
    const network = { name, file: `${resolve(directory)}/`, bytes: noBytes };
    return { list: null, network, problem: error.message };
  }
}

/** GC, STATUS and VERSION do not use the namespace. */
async function ownNamespaceRefusal(
  { verb, given }: RunCommand,
  { netns }: RuntimeConf,
  target: CallerTarget,
  { targetId }: Surroundings,
  signal: AbortSignal,
): Promise<RunError | null> {
  const uses = verb === "add" || verb === "check" || verb === "del";
  if (!uses || given.has("allow-own-netns")) return null;
  // Also in a lab this process is where the plugins will be.
  if (!(await isOwnNamespace({ id: "host", exec: target.exec }, netns, signal))) return null;
  const error = ownNamespaceError(netns, targetId);
  return { ...error, message: `${error.message} If it is meant: --allow-own-netns.` };
}
