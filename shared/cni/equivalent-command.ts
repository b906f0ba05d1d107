import type { Operation } from "../run/operation.ts";
import type { RunRequest } from "../run/run-record.ts";
import { shellWord } from "../text/shell-word.ts";
import type { NetworkFile } from "./network-file.ts";
import { formatCniArgs, parseCniArgs } from "./runtime-conf-rules.ts";

/** What cnitool takes where the environment says nothing else. */
const defaultNetworksDir = "/etc/cni/net.d";
const defaultIfName = "eth0";

/** cnitool's verbs (cnitool/cmd); it has none for VERSION. */
const verbs: Readonly<Record<Operation, string | null>> = {
  ADD: "add",
  CHECK: "check",
  DEL: "del",
  STATUS: "status",
  GC: "gc",
  VERSION: null,
};

/** A request as a person would type it. */
export interface EquivalentCommand {
  /** One line for a POSIX shell; a comment where cnitool has no such verb. */
  readonly command: string;
  /** What cnitool would do otherwise than the request says, in sentences; `null` if nothing. */
  readonly caveat: string | null;
}

/**
 * The cnitool command line that does what a request asks for.
 * @param pluginPath CNI_PATH's directories.
 * @param derivedContainerId the container ID that cnitool makes of the request's netns.
 * @param files those of the target now, in libcni's order; none where they are not known.
 */
export function equivalentCommand(
  request: RunRequest,
  pluginPath: readonly string[],
  derivedContainerId: string,
  files: readonly NetworkFile[] = [],
): EquivalentCommand {
  const verb = verbs[request.operation];
  if (verb === null) {
    const caveat = `cnitool has no verb for ${request.operation}.`;
    return { command: `# ${caveat}`, caveat };
  }
  const words = [
    ...environment(request, pluginPath).map(([name, value]) => `${name}=${shellWord(value)}`),
    "cnitool",
    verb,
    // Names like this are no network's, but whatever stands there must not turn into an option.
    ...(request.network.name.startsWith("-") ? ["--"] : []),
    shellWord(request.network.name),
    shellWord(request.runtimeConf.netns),
  ];
  const caveats = [fileCaveat(request, files), attachmentCaveat(request, derivedContainerId)];
  return { command: words.join(" "), caveat: caveats.filter((each) => each !== null).join(" ") || null };
}

function environment(
  { network, runtimeConf, operation }: RunRequest,
  pluginPath: readonly string[],
): readonly (readonly [name: string, value: string])[] {
  const directory = directoryOf(network.file);
  const attaches = usesAttachment(operation);
  const { args, capabilityArgs, ifName } = runtimeConf;
  const variables: readonly (readonly [string, string, boolean])[] = [
    ["NETCONFPATH", directory, directory !== defaultNetworksDir],
    ["CNI_PATH", pluginPath.join(":"), true],
    ["CAP_ARGS", capabilityArgs, attaches && capabilityArgs !== ""],
    ["CNI_ARGS", formatCniArgs(args), attaches && args.length > 0],
    ["CNI_IFNAME", ifName, attaches && ifName !== defaultIfName],
  ];
  return variables.filter(([, , given]) => given).map(([name, value]) => [name, value] as const);
}

/** cnitool takes a network by its name, from the first file that has it, and stops at a broken one before. */
function fileCaveat({ network }: RunRequest, files: readonly NetworkFile[]): string | null {
  const first = files.find(
    (each) =>
      directoryOf(each.file) === directoryOf(network.file) &&
      (each.network === null || each.network.name === network.name),
  );
  if (first === undefined || first.file === network.file) return null;
  if (first.network === null) return `cnitool stops at ${first.file}, which is broken.`;
  return `cnitool takes the network ${network.name} from ${first.file}, and not from ${network.file}.`;
}

function attachmentCaveat({ operation, runtimeConf }: RunRequest, derivedContainerId: string): string | null {
  if (!usesAttachment(operation)) return null;
  if (runtimeConf.containerId !== derivedContainerId) {
    return `cnitool always takes the container ID ${derivedContainerId} for this namespace; it cannot be given ${runtimeConf.containerId}.`;
  }
  const args = parseCniArgs(formatCniArgs(runtimeConf.args));
  if (!args.ok) return `cnitool does not take these arguments: ${args.message}.`;
  return null;
}

/** STATUS and GC want a namespace on cnitool's command line and do not use it. */
function usesAttachment(operation: Operation): boolean {
  return operation === "ADD" || operation === "CHECK" || operation === "DEL";
}

function directoryOf(file: string): string {
  const slash = file.lastIndexOf("/");
  return slash <= 0 ? "/" : file.slice(0, slash);
}
