import type { RuntimeConf } from "../../../../shared/cni/runtime-conf.ts";
import { parseCniArgs } from "../../../../shared/cni/runtime-conf-rules.ts";
import { parseCapabilityArgs } from "../../../libcni/chain/attachment.ts";
import { deriveContainerId } from "../../../libcni/derive-container-id.ts";
import { joinPath } from "../../../libcni/go/path.ts";
import { LibcniError } from "../../../libcni/libcni-error.ts";
import type { Command } from "../command-line.ts";
import type { Env } from "../surroundings.ts";
import { workingDirectory } from "../working-directory.ts";

/** A RuntimeConf as a command line and its environment give it, and what cnitool has against it. */
export interface GivenRuntimeConf {
  readonly runtimeConf: RuntimeConf;
  /** The first in the order in which cnitool looks at the variables; `null` for none. */
  readonly problem: string | null;
}

/** Nobody's, for what is about a network as a whole. */
const noRuntimeConf: RuntimeConf = { containerId: "", netns: "", ifName: "", args: [], capabilityArgs: "" };

export function runtimeConfOf(
  { words, given }: Pick<Command, "words" | "given">,
  env: Env,
): GivenRuntimeConf {
  const path = words[1];
  if (path === undefined) return { runtimeConf: noRuntimeConf, problem: null };
  const netns = absolutePath(path, env.PWD);
  const capabilityArgs = env.CAP_ARGS ?? "";
  const cniArgs = parseCniArgs(env.CNI_ARGS ?? "");
  return {
    runtimeConf: {
      containerId: given.get("container-id") ?? deriveContainerId(netns),
      netns,
      ifName: given.get("ifname") || env.CNI_IFNAME || "eth0",
      args: cniArgs.ok ? cniArgs.args : [],
      capabilityArgs,
    },
    problem: capabilityArgsProblem(capabilityArgs) ?? (cniArgs.ok ? null : cniArgs.message),
  };
}

function capabilityArgsProblem(text: string): string | null {
  try {
    parseCapabilityArgs(text);
    return null;
  } catch (error) {
    if (error instanceof LibcniError) return error.message;
    throw error;
  }
}

/** Cleaned as text: links are not followed, so that one namespace under two names has two container IDs. */
function absolutePath(path: string, pwd: string | undefined): string {
  return path.startsWith("/") ? joinPath(path) : joinPath(workingDirectory(pwd), path);
}
