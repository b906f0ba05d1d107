import { TargetFileError, type TargetFiles } from "../../target/target.ts";
import { pathErrorText } from "../go/errno-text.ts";
import { extension, joinPath } from "../go/path.ts";
import { compareUtf8 } from "../go/utf8.ts";
import { ConfError } from "./conf-error.ts";

/**
 * The files of a directory that have one of these extensions, in the order of their paths' bytes (ConfFiles).
 * A directory that is not there has none. Subdirectories are passed over, links to directories are not.
 * @throws ConfError if the directory cannot be read.
 */
export async function listConfFiles(
  files: TargetFiles,
  directory: string,
  extensions: readonly string[],
): Promise<readonly string[]> {
  const entries = await listOrNothing(files, directory);
  return entries
    .filter((entry) => entry.kind !== "directory" && extensions.includes(extension(entry.name)))
    .map((entry) => joinPath(directory, entry.name))
    .sort(compareUtf8);
}

async function listOrNothing(files: TargetFiles, directory: string): ReturnType<TargetFiles["list"]> {
  try {
    return await files.list(directory);
  } catch (error) {
    if (!(error instanceof TargetFileError)) throw error;
    if (error.code === "ENOENT") return [];
    throw new ConfError(pathErrorText("open", directory, error));
  }
}

/** Reads a configuration file. @throws ConfError */
export async function readConfFile(files: TargetFiles, file: string): Promise<Uint8Array> {
  try {
    return await files.read(file);
  } catch (error) {
    if (!(error instanceof TargetFileError)) throw error;
    const reason = pathErrorText("open", file, error);
    throw new ConfError(`error reading ${file}: ${reason}`, null, reason);
  }
}
