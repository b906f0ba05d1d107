import { rm, rmdir } from "node:fs/promises";
import { toFileError } from "./file-error.ts";

/**
 * Removes a file, a link or an empty directory, as os.Remove of Go does; one that is not there is no error.
 * @throws the file system's error
 */
export async function removeEntry(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    // Node's own refusal of a directory, which it makes without asking the kernel.
    if (toFileError(error, path).code !== "ERR_FS_EISDIR") throw error;
    await rmdir(path);
  }
}
