import { resolve } from "node:path";
import type { TargetFiles } from "../target/target.ts";

/** Where distributions and runtimes put plugins. */
const usualDirectories = ["/opt/cni/bin", "/usr/lib/cni", "/usr/libexec/cni"];

/** All directories that plugins may ever be looked for in. */
export function possiblePluginDirectories(cniPath: string | undefined): readonly string[] {
  const chosen = (cniPath ?? "").split(":").filter((directory) => directory !== "");
  return chosen.length > 0 ? chosen.map((directory) => resolve(directory)) : usualDirectories;
}

/**
 * The plugin directories of a target: those that CNI_PATH names or, without it, the usual ones that exist. All of
 * them where none exists, so that "not found" says where it was looked.
 */
export async function findPluginPath(
  files: Pick<TargetFiles, "stat">,
  cniPath: string | undefined,
): Promise<readonly string[]> {
  const possible = possiblePluginDirectories(cniPath);
  if (possible !== usualDirectories) return possible;
  const stats = await Promise.all(possible.map((directory) => files.stat(directory)));
  const existing = possible.filter((_, at) => stats[at]?.kind === "directory");
  return existing.length > 0 ? existing : possible;
}
