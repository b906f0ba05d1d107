import { stat } from "node:fs/promises";
import type { RunError } from "../../../shared/run/run-error.ts";
import { findProgram } from "../../platform/find-program.ts";
import type { Target } from "../../target/target.ts";

/** Paths that name the network namespace of whoever opens them. */
const selfPath = /^\/proc\/(self|thread-self|self\/task\/\d+)\/ns\/net$/;
const ownPath = "/proc/self/ns/net";

/**
 * Whether a path is the network namespace that the target itself is in, by whatever name. Plugins would then
 * change the lab or the machine instead of a container; the reference lets that happen and some plugins succeed.
 * A path that leads nowhere is not: the plugin says so in its own words.
 */
export async function isOwnNamespace(
  target: Pick<Target, "id" | "exec">,
  netns: string,
  signal: AbortSignal,
): Promise<boolean> {
  if (netns === "") return false;
  if (selfPath.test(netns)) return true;
  return target.id === "host" ? isOwnOfHost(netns) : isOwnOfLab(target, netns, signal);
}

/** The host's helper shares this process's namespaces, and starts nothing but plugins. */
async function isOwnOfHost(netns: string): Promise<boolean> {
  // An ordinary user may not look at it, but the helper could enter it.
  if (netns === "/proc/1/ns/net") return true;
  const [theirs, own] = await Promise.all([inodeOf(netns), inodeOf(ownPath)]);
  return theirs !== null && theirs === own;
}

async function inodeOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    // Whatever cannot be looked at is for the plugin to report on.
    return null;
  }
}

/** The lab has mounts of its own, so that only a program inside sees where a path leads. */
async function isOwnOfLab(
  target: Pick<Target, "exec">,
  netns: string,
  signal: AbortSignal,
): Promise<boolean> {
  const program = await findProgram("stat");
  if (program === null) return false;
  const { exitCode, stdout } = await target.exec({
    argv: [program, "--dereference", "--format=%d:%i", "--", netns, ownPath],
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
