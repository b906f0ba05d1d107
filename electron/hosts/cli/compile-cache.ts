import { statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { dirname, isAbsolute } from "node:path";
import { makeDirectory } from "../../platform/make-directory.ts";

/**
 * Lets Node keep the compiled code of what is loaded from now on, which a start then takes from there. Only in a
 * directory of this user's own that nobody else may write or replace, since what lies there is run: root under `sudo -E`
 * neither takes a user's nor makes one in their home. Where there is none, a start takes a little longer and nothing else is different.
 */
export function keepCompiledCode(env: Readonly<Record<string, string | undefined>>): void {
  const directory = cacheDirectory(env);
  if (directory !== null && isOwn(directory)) enableCompileCache(directory);
}

/** As programPaths places the program's cache, without loading what that needs. */
function cacheDirectory({ XDG_CACHE_HOME: cache = "", HOME: home = "" }: NodeJS.ProcessEnv): string | null {
  if (isAbsolute(cache)) return `${cache}/cnitool-desktop/compiled`;
  return isAbsolute(home) ? `${home}/.cache/cnitool-desktop/compiled` : null;
}

function isOwn(directory: string): boolean {
  try {
    const there = nearestThere(directory);
    if (!isClosed(there)) return false;
    if (there === directory) return statSync(directory).uid === process.getuid?.();
    makeDirectory(directory);
    return true;
  } catch {
    // A home that cannot be written or is none: there is no cache then.
    return false;
  }
}

/** The directory itself or, as long as it is not there, the nearest one above it. */
function nearestThere(path: string): string {
  return statSync(path, { throwIfNoEntry: false }) === undefined ? nearestThere(dirname(path)) : path;
}

/** Whether nobody but this user and root can put another directory in the place of this one, or of one above it. */
function isClosed(path: string): boolean {
  const { uid, mode } = statSync(path);
  const isOurs = uid === process.getuid?.() || uid === 0;
  // In a directory such as /tmp others may make files, and not take away what is not theirs.
  const isShut = (mode & 0o022) === 0 || (mode & 0o1000) !== 0;
  return isOurs && isShut && (path === "/" || isClosed(dirname(path)));
}
