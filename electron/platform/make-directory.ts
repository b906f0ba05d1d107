import { existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { hasErrorCode } from "./error-code.ts";

/**
 * Makes a directory that only this user may enter, and its missing parents likewise. One that is there stays as
 * it is. Node's own recursive mkdir never returns below a directory in which nothing can be made, such as /proc.
 * @throws the file system's error.
 */
export function makeDirectory(path: string): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (hasErrorCode(error, "EEXIST") && isDirectory(path)) return;
    const parent = dirname(path);
    if (!hasErrorCode(error, "ENOENT") || existsSync(parent)) throw error;
    makeDirectory(parent);
    makeDirectory(path);
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
