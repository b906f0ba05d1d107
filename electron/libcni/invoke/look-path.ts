import { quoteGo } from "../../../shared/cni/go-quote.ts";
import { TargetFileError, type TargetFiles } from "../../target/target.ts";
import { joinPath } from "../go/path.ts";

/** The program that would be started, or why there is none. */
export type Program = { readonly path: string } | { readonly problem: string };

/**
 * What Go's exec.Command makes of a plugin's path. An empty or `.` directory in CNI_PATH leaves a bare name, and
 * that is looked for in PATH instead.
 */
export async function lookPath(files: TargetFiles, path: string, searchPath: string): Promise<Program> {
  if (path.includes("/")) return { path };
  for (const directory of searchPath.split(":")) {
    const candidate = joinPath(directory || ".", path);
    if (!(await isExecutable(files, candidate))) continue;
    if (candidate.startsWith("/")) return { path: candidate };
    return { problem: `exec: ${quoteGo(path)}: cannot run executable found relative to current directory` };
  }
  return { problem: `exec: ${quoteGo(path)}: executable file not found in $PATH` };
}

async function isExecutable(files: TargetFiles, path: string): Promise<boolean> {
  try {
    const stat = await files.stat(path);
    return stat !== null && stat.kind !== "directory" && (stat.mode & 0o111) !== 0;
  } catch (error) {
    if (error instanceof TargetFileError) return false;
    throw error;
  }
}
