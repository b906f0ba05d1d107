import { mkdir, rename, rmdir } from "node:fs/promises";
import { basename, join } from "node:path";

/**
 * Moves an entry in one step into a directory that it makes for it, readable by its owner only. As that must not be
 * there before, nothing is ever replaced; where the move fails, it is removed again.
 * @throws the file system's error
 */
export async function moveInto(path: string, directory: string): Promise<void> {
  await mkdir(directory, { mode: 0o700 });
  try {
    await rename(path, join(directory, basename(path)));
  } catch (error) {
    await rmdir(directory);
    throw error;
  }
}
