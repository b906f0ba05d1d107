import type { RunError } from "../../../shared/run/run-error.ts";
import { findProgram } from "../../platform/find-program.ts";
import type { Target } from "../../target/target.ts";

/** Paths that name the network namespace of whoever opens them. */
const selfPath = /^\/proc\/(self|thread-self|self\/task\/\d+)\/ns\/net$/;

/**
 * Whether a path is the network namespace that the target itself is in, by whatever name. Plugins would then
 * change the lab or the machine instead of a container; the reference lets that happen and some plugins succeed.
 * A path that leads nowhere is not: the plugin says so in its own words.
 */
export async function isOwnNamespace(
  target: Pick<Target, "exec">,
  netns: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (selfPath.test(netns)) return true;
  const stat = await findProgram("stat");
  if (stat === null || netns === "") return false;
  const { exitCode, stdout } = await target.exec({
    argv: [stat, "--dereference", "--format=%d:%i", "--", netns, "/proc/self/ns/net"],
    env: { LC_ALL: "C" },
    stdin: new Uint8Array(),
    signal,
  });
  const [theirs, own] = new TextDecoder().decode(stdout).split("\n");
  return exitCode === 0 && theirs === own;
}

/** Why such a run is refused. */
export function ownNamespaceError(netns: string, target: Target["id"]): RunError {
  const whose = target === "lab" ? "the lab itself" : "this machine itself";
  return {
    code: "INVALID_REQUEST",
    message: `${netns} is the network namespace of ${whose}: the plugins would change ${whose} and not a container. Choose another namespace.`,
    cni: null,
    pluginType: null,
  };
}
