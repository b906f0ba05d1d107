import { posix } from "node:path";

/** Go's path/filepath where it differs from Node's; on Linux only. */

/** filepath.Join: the parts that are not empty, cleaned, without a slash at the end. */
export function joinPath(...parts: readonly string[]): string {
  const path = posix.join(...parts);
  return path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** filepath.Ext: from the last dot on, also where that is the first character. */
export function extension(fileName: string): string {
  const dot = fileName.lastIndexOf(".");
  return dot < 0 ? "" : fileName.slice(dot);
}
