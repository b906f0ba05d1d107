import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { extname, isAbsolute, join } from "node:path";
import type { SavedFile } from "../../shared/files/saved-file.ts";
import { IpcError } from "../../shared/ipc/ipc-error.ts";
import { makeFileAtomically, writeFileAtomically } from "../platform/atomic-write.ts";
import { hasErrorCode } from "../platform/error-code.ts";
import type { ProgramPaths } from "../platform/paths.ts";
import { messageOf } from "./message-of.ts";

/** Asks the person where a file is to go, beginning with a proposal; `null` if nowhere. */
export type ChoosePath = (proposal: string) => Promise<string | null>;

export interface SavedFiles {
  /**
   * Saves a file under a name of `savedFileName`; `null` if its person changed their mind.
   * @throws IpcError REFUSED with the reason.
   */
  save(suggestedName: string, bytes: Uint8Array): Promise<SavedFile | null>;
  /**
   * The same for a file that is too large for the memory.
   * @param make makes the file under another name beside its place; nothing is left of one that fails
   * @throws what `make` throws, or the file system's error
   */
  make(suggestedName: string, make: (temporary: string) => Promise<void>): Promise<SavedFile | null>;
}

/** So many files of one name have come together already that the next one is a mistake. */
const maxSameName = 1000;

/** Like everything that the program writes. */
const mode = 0o600;

/**
 * Without `choosePath`, files go into the folder for downloads and never take another one's place: the window,
 * which is not trusted, chooses their names. With it, the person has agreed to whatever is there being replaced.
 */
export function createSavedFiles(
  paths: Pick<ProgramPaths, "homeDir" | "userDirsFile">,
  choosePath?: ChoosePath,
): SavedFiles {
  return {
    async save(suggestedName, bytes) {
      try {
        const folder = await downloadsFolder(paths);
        if (choosePath === undefined) return { path: await addFile(folder, suggestedName, bytes) };
        const path = await choosePath(join(folder, suggestedName));
        if (path === null) return null;
        await writeFileAtomically(path, bytes, mode);
        return { path };
      } catch (error) {
        throw new IpcError({
          code: "REFUSED",
          message: `${suggestedName} could not be saved: ${messageOf(error)}`,
          advice: "Make sure that there is room, and that this user may write there.",
        });
      }
    },
    async make(suggestedName, make) {
      const folder = await downloadsFolder(paths);
      const chosen = await choosePath?.(join(folder, suggestedName));
      if (chosen === null) return null;
      if (chosen !== undefined) {
        await makeFileAtomically(chosen, mode, make);
        return { path: chosen };
      }
      await mkdir(folder, { recursive: true, mode: 0o700 });
      let path = "";
      await makeFileAtomically(join(folder, suggestedName), mode, make, async (temporary) => {
        path = await underFreeName(folder, suggestedName, (free) => writeNew(free, new Uint8Array()));
        // A hard link would take the name and bring the bytes at once, but not every file system has them.
        await rename(temporary, path).catch(async (error: unknown) => {
          await rm(path, { force: true });
          throw error;
        });
      });
      return { path };
    },
  };
}

/** As the person's desktop has it, in whatever language, or else `Downloads`. */
async function downloadsFolder(paths: Pick<ProgramPaths, "homeDir" | "userDirsFile">): Promise<string> {
  return (await listedFolder(paths)) ?? join(paths.homeDir, "Downloads");
}

/** Reads the line of the list that xdg-user-dirs-update(1) writes: a path, quoted, that begins with `$HOME/` or `/`. */
async function listedFolder({
  homeDir,
  userDirsFile,
}: Pick<ProgramPaths, "homeDir" | "userDirsFile">): Promise<string | null> {
  const text = await readFile(userDirsFile, "utf8").catch((error: unknown) => {
    if (hasErrorCode(error, "ENOENT")) return "";
    throw error;
  });
  const listed = /^XDG_DOWNLOAD_DIR="((?:[^"\\]|\\.)*)"/m.exec(text)?.[1]?.replaceAll(/\\(.)/g, "$1");
  if (listed === undefined) return null;
  const path = listed.startsWith("$HOME/") ? join(homeDir, listed.slice("$HOME/".length)) : listed;
  return isAbsolute(path) ? path : null;
}

/** Writes a new file, with a number in its name where that is taken. */
async function addFile(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return underFreeName(folder, name, (path) => writeNew(path, bytes));
}

/** Tries names, with a number in them where that is taken, until `put` says that it has put something there. */
async function underFreeName(
  folder: string,
  name: string,
  put: (path: string) => Promise<boolean>,
): Promise<string> {
  const kind = extname(name);
  const stem = name.slice(0, name.length - kind.length);
  for (let number = 1; number <= maxSameName; number += 1) {
    const path = join(folder, number === 1 ? name : `${stem} (${number})${kind}`);
    if (await put(path)) return path;
  }
  throw new Error(`There are ${maxSameName} files of that name in ${folder}.`);
}

/** @returns `false` if there is something of that name. */
async function writeNew(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, bytes, { flag: "wx", mode });
    return true;
  } catch (error) {
    if (hasErrorCode(error, "EEXIST")) return false;
    await rm(path, { force: true });
    throw error;
  }
}
