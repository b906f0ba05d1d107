import { quoteGo } from "../../../shared/cni/go-quote.ts";
import { TargetFileError, type TargetFiles } from "../../target/target.ts";
import { joinPath } from "../go/path.ts";

/** Where a plugin was looked for and what came of it. */
export interface PluginSearch {
  /** The directories that were looked into, in order, up to and including the one with the plugin. */
  readonly searched: readonly string[];
  /** `null` if it is in none of them. */
  readonly path: string | null;
  /** libcni's message where there is no path. */
  readonly problem: string | null;
}

/** Looks for a plugin's executable in each directory in turn (invoke.FindInPath). Whether it may be run is not asked. */
export async function findPlugin(
  files: TargetFiles,
  type: string,
  pluginPath: readonly string[],
): Promise<PluginSearch> {
  const refusal = refuse(type, pluginPath);
  if (refusal !== null) return { searched: [], path: null, problem: refusal };
  const searched: string[] = [];
  for (const directory of pluginPath) {
    searched.push(directory);
    const path = joinPath(directory, type);
    if (await isFile(files, path)) return { searched, path, problem: null };
  }
  const problem = `failed to find plugin ${quoteGo(type)} in path [${pluginPath.join(" ")}]`;
  return { searched, path: null, problem };
}

function refuse(type: string, pluginPath: readonly string[]): string | null {
  if (type === "") return "no plugin name provided";
  if (type.includes("/")) return `invalid plugin name: ${type}`;
  return pluginPath.length === 0 ? "no paths provided" : null;
}

async function isFile(files: TargetFiles, path: string): Promise<boolean> {
  try {
    return (await files.stat(path))?.kind === "file";
  } catch (error) {
    // A directory that cannot be looked into is passed over, as in libcni.
    if (error instanceof TargetFileError) return false;
    throw error;
  }
}
