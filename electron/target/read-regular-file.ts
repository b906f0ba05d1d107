import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { TargetFileError } from "./target.ts";

/** Far more than any configuration or cache entry has, and what still fits into one message of a helper. */
const maxFileBytes = 64 * 1024 * 1024;

/**
 * Reads a whole file, and only a file: opening a FIFO would wait for a writer, which may never come and would hold
 * up all other files, and a device may never end.
 * @throws TargetFileError EFTYPE for what is neither file nor directory, EFBIG for a file beyond `maxFileBytes`; and
 * the file system's error.
 */
export async function readRegularFile(path: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    // Reading a directory fails by itself, as with any other program.
    if (!stats.isFile() && !stats.isDirectory()) {
      throw new TargetFileError("EFTYPE", path, `"${path}" is not a regular file.`);
    }
    if (stats.size > maxFileBytes) {
      throw new TargetFileError("EFBIG", path, `"${path}" has more than ${maxFileBytes} bytes.`);
    }
    return Uint8Array.from(await file.readFile());
  } finally {
    await file.close();
  }
}
