import { type Dirent, type Stats, statSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { dirname } from "node:path";
import { writeFileAtomically } from "../platform/atomic-write.ts";
import { makeDirectory } from "../platform/make-directory.ts";
import { guardPaths, type PathGuard } from "./allowed-paths.ts";
import { toFileError } from "./file-error.ts";
import { moveInto } from "./move-into.ts";
import { readRegularFile } from "./read-regular-file.ts";
import { removeEntry } from "./remove-entry.ts";
import { type FileStat, TargetFileError, type TargetFiles } from "./target.ts";

/**
 * Files as this process sees them: read and written inside the allowed directories, everywhere if none are given;
 * and only read inside the readable ones. What a link in a readable directory leads to can be looked at, wherever
 * it lies, since plugins may be such links; it cannot be read.
 */
export function createLocalFiles(
  allowedDirectories?: readonly string[],
  readableDirectories: readonly string[] = [],
): TargetFiles {
  const readable = guardPaths(allowedDirectories?.concat(readableDirectories));
  const writable = guardPaths(allowedDirectories);
  const guards = {
    read: (path: string) => readable(path, "follow"),
    write: (path: string) => writable(path, "replace"),
    look: orElse(readable, guardPaths(readableDirectories)),
  };
  const at = async <T>(
    path: string,
    access: keyof typeof guards,
    use: (path: string) => Promise<T>,
  ): Promise<T> => {
    try {
      return await use(await guards[access](path));
    } catch (error) {
      throw toFileError(error, path);
    }
  };
  return {
    list: (directory) =>
      at(directory, "read", async (real) => {
        const entries = await readdir(real, { withFileTypes: true, encoding: "buffer" });
        return entries
          .sort((a, b) => Buffer.compare(a.name, b.name))
          .map((entry) => ({ name: entry.name.toString("utf8"), kind: kindOf(entry) }));
      }),
    stat: (path) => orNull(at(path, "look", async (real) => toFileStat(statSync(real)))),
    read: (path) => at(path, "read", async (real) => readRegularFile(real)),
    writeAtomically: (path, bytes, mode) =>
      at(path, "write", async (real) => {
        try {
          await writeFileAtomically(real, bytes, mode);
        } catch (error) {
          if (toFileError(error, path).code !== "ENOENT") throw error;
          makeDirectory(dirname(real));
          await writeFileAtomically(real, bytes, mode);
        }
      }),
    remove: (path) => at(path, "write", removeEntry),
    moveInto: (path, directory) =>
      at(path, "write", (real) => at(directory, "write", (aside) => moveInto(real, aside))),
  };
}

/** Follows a path inside of the first guard's directories; outside of them, a link that lies in the second's. */
function orElse(follow: PathGuard, linkIn: PathGuard): (path: string) => Promise<string> {
  return async (path) => {
    try {
      return await follow(path, "follow");
    } catch (refusal) {
      if (!(refusal instanceof TargetFileError && refusal.code === "EPERM")) throw refusal;
      try {
        return await linkIn(path, "replace");
      } catch {
        // The first refusal names all directories.
        throw refusal;
      }
    }
  };
}

function toFileStat(stats: Stats): FileStat {
  return { kind: kindOf(stats), size: stats.size, mode: stats.mode & 0o7777 };
}

function kindOf(entry: Dirent<Buffer> | Stats): FileStat["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "directory";
  return entry.isSymbolicLink() ? "symlink" : "other";
}

async function orNull(found: Promise<FileStat>): Promise<FileStat | null> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof TargetFileError && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return null;
    throw error;
  }
}
