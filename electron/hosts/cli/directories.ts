import { findPluginPath } from "../../services/plugin-path.ts";
import type { TargetFiles } from "../../target/target.ts";
import type { Given } from "./command-line.ts";
import type { Env, Surroundings } from "./surroundings.ts";

/** NETCONFPATH, as cnitool takes it. */
export function networksDirectory(env: Env): string {
  return env.NETCONFPATH || "/etc/cni/net.d";
}

/** The directories of CNI_PATH, as cnitool takes them: none without it, and empty members are kept. */
export function pluginDirectories({ CNI_PATH: path = "" }: Env): readonly string[] {
  return path === "" ? [] : path.split(":");
}

/** For verbs that cnitool has not: the lab's networks if the lab is meant and nothing else is said. */
export function networksToShow({ env, paths }: Surroundings, given: Given): string {
  const forLab = given.get("target") === "lab" && !env.NETCONFPATH;
  return forLab && paths !== null ? paths.labNetworksDir : networksDirectory(env);
}

/** For verbs that cnitool has not: the usual directories where CNI_PATH names none. */
export async function pluginDirectoriesOrUsual(
  env: Env,
  files: Pick<TargetFiles, "stat">,
): Promise<readonly string[]> {
  return env.CNI_PATH ? pluginDirectories(env) : findPluginPath(files, undefined);
}
