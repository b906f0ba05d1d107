import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";
import { TargetFileError } from "./target.ts";

/** Far more than any configuration or cache entry has, and what still fits into one message of a helper. */
const maxFileBytes = 64 * 1024 * 1024;

/**
 * Reads a whole file, and only a file: opening a FIFO would wait for a writer, which may never come and would hold
 * up all other files, and a device may never end.
 * Since nothing here waits, it takes no detour over threads, which would cost more than all of the reading.
 * @throws TargetFileError EFTYPE for what is neither file nor directory, EFBIG for a file beyond `maxFileBytes`; and
 * the file system's error.
 */
export function readRegularFile(path: string): Uint8Array {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = fstatSync(file);
    // Reading a directory fails by itself, as with any other program.
    if (!stats.isFile() && !stats.isDirectory()) {
      throw new TargetFileError("EFTYPE", path, `"${path}" is not a regular file.`);
    }
    if (stats.size > maxFileBytes) {
      throw new TargetFileError("EFBIG", path, `"${path}" has more than ${maxFileBytes} bytes.`);
    }
    return Uint8Array.from(readFileSync(file));
  } finally {
    closeSync(file);
  }
}
