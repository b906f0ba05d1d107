import { type FSWatcher, readdirSync, watch } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Calls `onChange` whenever something in a directory or in one of its sub-directories may have changed (libcni
 * reads plugins from both), until the returned function is called. A directory that is not there yet is waited
 * for. If the system gives no more watches, `onProblem` says so and changes are no longer noticed.
 */
export function watchDirectory(
  directory: string,
  onChange: () => void,
  onProblem: (error: unknown) => void,
): () => void {
  let watchers: readonly FSWatcher[] = [];
  const disarm = () => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
  };
  // Armed anew at each change, and before it is told, so that whoever then looks misses nothing that comes later.
  const changed = () => {
    disarm();
    arm();
    onChange();
  };
  const arm = () => {
    try {
      watchers = watchAll(directory, changed);
      for (const watcher of watchers) watcher.on("error", onProblem);
    } catch (error) {
      onProblem(error);
    }
  };
  arm();
  return disarm;
}

/** All watches, or none. */
function watchAll(directory: string, listener: () => void): readonly FSWatcher[] {
  const watchers = [watchNearest(directory, listener)];
  try {
    for (const path of subdirectories(directory)) {
      const below = watchIfThere(path, listener);
      if (below !== null) watchers.push(below);
    }
    return watchers;
  } catch (error) {
    // One that was left would arm all of them once more with each change.
    for (const watcher of watchers) watcher.close();
    throw error;
  }
}

/** Watches the directory or, as long as it is not there or not readable, the nearest one above it. */
function watchNearest(directory: string, listener: () => void): FSWatcher {
  const watcher = watchIfThere(directory, listener);
  if (watcher !== null) return watcher;
  if (directory === "/") throw new Error("The root directory cannot be watched.");
  return watchNearest(dirname(directory), listener);
}

function watchIfThere(directory: string, listener: () => void): FSWatcher | null {
  try {
    return watch(directory, { persistent: false }, listener);
  } catch (error) {
    if (hidden(error)) return null;
    throw error;
  }
}

function subdirectories(directory: string): readonly string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(directory, entry.name));
  } catch (error) {
    if (hidden(error)) return [];
    throw error;
  }
}

function hidden(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ENOENT" || code === "ENOTDIR" || code === "EACCES";
}
