import { lstat, realpath } from "node:fs/promises";
import { basename, dirname, isAbsolute, join } from "node:path";
import { IpcError } from "../../../shared/ipc/ipc-error.ts";
import type { ExecGuard } from "./server.ts";

/** Who may change a file or directory. */
export interface Ownership {
  readonly uid: number;
  /** Permission bits. */
  readonly mode: number;
}

/** Why somebody other than root may change what has this ownership; `null` if nobody may. */
export function writableByOthers({ uid, mode }: Ownership): string | null {
  if (uid !== 0) return `belongs to user ${uid}, not to root`;
  if ((mode & 0o022) !== 0) return "may be written by others than root";
  return null;
}

/** For the lab, where the helper has no rights that its user lacks: every absolute path may be started. */
export const anyExecutable: ExecGuard = async (file) => {
  if (!isAbsolute(file)) throw refused(file, "it is not an absolute path");
  return file;
};

/**
 * For a helper with root's rights: lets only files start that lie in one of the given directories, and only if
 * nobody but root can change the file or any directory on the way to it, links included. A link that root has put
 * there may lead elsewhere, as with several plugins in one executable, if it leads to such a file. Where it looks for
 * delegates nobody else may write either, since it would run what lies there with the same rights.
 */
export function onlyRootsPlugins(directories: readonly string[]): ExecGuard {
  return async (file, delegatePath) => {
    const name = basename(file);
    if (!isAbsolute(file) || name === ".." || file.endsWith("/")) {
      throw refused(file, "it is not the absolute path of a file");
    }
    const directory = await resolved(dirname(file), file);
    const allowed = await Promise.all(directories.map((one) => realpath(one).catch(() => null)));
    if (!allowed.includes(directory)) {
      throw refused(file, `it lies in none of the directories ${directories.join(", ")}`);
    }
    const path = join(directory, name);
    await checkChain(await resolved(path, file), file);
    await checkChain(directory, file);
    for (const one of delegatePath) {
      const there = await realpath(one).catch(() => null);
      if (there !== null) await checkChain(there, file);
    }
    // The name stays, since an executable may go by it; the directory has no links left that could change.
    return path;
  };
}

/** Checks a path without links and all directories above it. */
async function checkChain(path: string, file: string): Promise<void> {
  const problem = writableByOthers(await lstat(path));
  if (problem !== null) throw refused(file, `${path} ${problem}`);
  if (path !== "/") await checkChain(dirname(path), file);
}

/** The path without links; one that cannot be resolved is refused with the reason. */
async function resolved(path: string, file: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    throw refused(file, error instanceof Error ? error.message : String(error));
  }
}

function refused(file: string, reason: string): IpcError {
  return new IpcError({
    code: "REFUSED",
    message: `The helper with administrator rights does not start ${file}: ${reason}.`,
    advice:
      "Install plugins as root in directories that only root may write, and name no others in CNI_PATH.",
  });
}
