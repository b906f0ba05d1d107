import { realpathSync } from "node:fs";
import { basename, dirname, isAbsolute, join } from "node:path";
import { toFileError } from "./file-error.ts";
import { TargetFileError } from "./target.ts";

/** What an operation does with a symbolic link at the very end of its path. */
export type LastLink = "follow" | "replace";

/** Turns a path into the one to use, free of symbolic links that would be followed, or refuses it. */
export type PathGuard = (path: string, lastLink: LastLink) => Promise<string>;

/**
 * Lets only paths at or below the given directories pass, all of them if none are given. What counts is where a
 * path really leads, so that neither `..` nor a symbolic link gets out.
 * It asks the file system without a detour over threads, which would take a hundred times as long as the answer.
 * @throws TargetFileError (from the guard): EINVAL for a path that is not absolute or holds a NUL byte, EPERM for
 * one outside, and what the file system says about directories that cannot be searched.
 */
export function guardPaths(allowedDirectories: readonly string[] | undefined): PathGuard {
  return async (path, lastLink) => {
    if (!isAbsolute(path) || path.includes("\0")) {
      throw new TargetFileError("EINVAL", path, `"${path}" is not an absolute path.`);
    }
    if (allowedDirectories === undefined) return path;
    const real = lastLink === "follow" ? resolved(path) : resolvedButLast(path);
    if (allowedDirectories.some((directory) => isWithin(real, resolved(directory)))) return real;
    throw new TargetFileError(
      "EPERM",
      path,
      `"${path}" is outside the directories that this target may use: ${allowedDirectories.join(", ")}.`,
    );
  };
}

function isWithin(path: string, root: string): boolean {
  return path === root || path.startsWith(join(root, "/"));
}

function resolvedButLast(path: string): string {
  const last = basename(path);
  // Such a path names a directory, and there is no link at its end.
  if (last === ".." || last === "." || last === "") return resolved(path);
  return join(resolved(dirname(path)), last);
}

/** The path with all links resolved; what does not exist yet is taken as it is written. */
function resolved(path: string): string {
  try {
    return realpathSync.native(path);
  } catch (error) {
    const fileError = toFileError(error, path);
    if (fileError.code !== "ENOENT") throw fileError;
    return join(resolved(dirname(path)), basename(path));
  }
}
