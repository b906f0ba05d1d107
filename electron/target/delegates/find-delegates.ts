import { accessSync, constants, readdirSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { isUnknownFormat } from "../../platform/executable-format.ts";

/** An executable that a plugin would find by its name. */
export interface Delegate {
  readonly name: string;
  /** As libcni makes it of the directory and the name, which need not be absolute. */
  readonly path: string;
}

/**
 * What a plugin finds in CNI_PATH, each name once: the file of the first directory that has one. Those that cannot
 * be started are left out, so that starting them fails as it would.
 * @param workingDirectory what relative directories are taken from
 */
export function findDelegates(pluginPath: readonly string[], workingDirectory: string): readonly Delegate[] {
  const found = new Map<string, Delegate | null>();
  for (const directory of pluginPath) {
    for (const name of namesIn(resolve(workingDirectory, directory))) {
      if (found.has(name)) continue;
      const absolute = resolve(workingDirectory, directory, name);
      if (!isFile(absolute)) continue;
      const path = joined(directory, name);
      found.set(name, isStartable(absolute) ? { name, path } : null);
    }
  }
  return [...found.values()].filter((delegate) => delegate !== null);
}

/** As filepath.Join of Go, as far as it matters to whoever starts it. */
function joined(directory: string, name: string): string {
  return directory === "" ? `./${name}` : `${directory.replace(/\/+$/, "")}/${name}`;
}

function namesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory);
  } catch {
    // A directory that is not there, or cannot be looked into, is passed over by libcni as well.
    return [];
  }
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

function isStartable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return !isUnknownFormat(path);
  } catch {
    return false;
  }
}
