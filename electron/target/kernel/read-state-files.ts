import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { hasErrorCode } from "../../platform/error-code.ts";
import { mapLimited } from "../../platform/map-limited.ts";
import type { StateFile } from "../target.ts";

/** Where host-local keeps its allocations by default, one directory a network. */
const networksDirectory = "/var/lib/cni/networks";
/** Where libcni keeps one file an attachment. */
const resultsDirectory = "/var/lib/cni/results";

/** More files at a time gain nothing. */
const readAtOnce = 16;

/** The files of host-local and of the result cache; `problem` says why they are not known. */
export async function readStateFiles(): Promise<{
  readonly files: readonly StateFile[];
  readonly problem: string | null;
}> {
  try {
    const networks = (await entriesOf(networksDirectory)).filter((entry) => entry.isDirectory());
    const directories = [resultsDirectory, ...networks.map(({ name }) => join(networksDirectory, name))];
    const paths = await Promise.all(directories.map(filesOf));
    const files = await mapLimited(paths.flat(), readAtOnce, readIfThere);
    return { files: files.filter((file) => file !== null), problem: null };
  } catch (error) {
    return { files: [], problem: error instanceof Error ? error.message : String(error) };
  }
}

async function filesOf(directory: string): Promise<readonly string[]> {
  const entries = await entriesOf(directory);
  return entries.filter((entry) => entry.isFile()).map(({ name }) => join(directory, name));
}

async function entriesOf(directory: string) {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (error) {
    if (hasErrorCode(error, "ENOENT") || hasErrorCode(error, "ENOTDIR")) return [];
    throw error;
  }
}

/** `null` for a file that went away just now. */
async function readIfThere(path: string): Promise<StateFile | null> {
  try {
    return { path, text: await readFile(path, "utf8") };
  } catch (error) {
    if (hasErrorCode(error, "ENOENT") || hasErrorCode(error, "ENOTDIR")) return null;
    throw error;
  }
}
