import { statSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { isAbsolute } from "node:path";
import { makeDirectory } from "../../platform/make-directory.ts";

/**
 * Lets Node keep the compiled code of what is loaded from now on, which a start then takes from there. Only in a
 * directory of this user's own that nobody else may write, since what lies there is run: root under `sudo -E` does
 * not take a user's. Where there is none, a start takes a little longer and nothing else is different.
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
    const stats = statSync(directory, { throwIfNoEntry: false });
    if (stats !== undefined) return stats.uid === process.getuid?.() && (stats.mode & 0o022) === 0;
    makeDirectory(directory);
    return true;
  } catch {
    // A home that cannot be written or is none: there is no cache then.
    return false;
  }
}
