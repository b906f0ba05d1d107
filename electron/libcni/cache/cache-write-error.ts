import { dirname } from "node:path";
import { TargetFileError, type TargetFiles } from "../../target/target.ts";
import { errnoText } from "../go/errno-text.ts";

/**
 * Why an entry could not be written, in the words of the call that fails in libcni: of the directories that it
 * makes from the top down, or of opening the file.
 */
export async function cacheWriteErrorText(
  files: TargetFiles,
  file: string,
  error: TargetFileError,
): Promise<string> {
  for (const directory of directoriesAbove(file)) {
    const stat = await files.stat(directory).catch(orRefused);
    if (stat === "refused" || stat?.kind === "directory") continue;
    const code = stat !== null ? "ENOTDIR" : (await isThere(files, directory)) ? "EEXIST" : error.code;
    return `mkdir ${directory}: ${errnoText(code)}`;
  }
  return `open ${file}: ${errnoText(error.code)}`;
}

/** A target may not look at what lies above the cache; that is there. What else cannot be looked at may not be. */
function orRefused(error: unknown): "refused" | null {
  return error instanceof TargetFileError && error.code === "EPERM" ? "refused" : null;
}

/** From the root down. */
function directoriesAbove(file: string): readonly string[] {
  const directory = dirname(file);
  return directory === file ? [] : [...directoriesAbove(directory), directory];
}

/** Whether there is something of this name that leads nowhere: a dangling link. */
async function isThere(files: TargetFiles, path: string): Promise<boolean> {
  const entries = await files.list(dirname(path)).catch(() => []);
  return entries.some((entry) => `${dirname(path).replace(/\/$/, "")}/${entry.name}` === path);
}
