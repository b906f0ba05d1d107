import { closeSync, openSync, readdirSync, renameSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { hasErrorCode } from "../../platform/error-code.ts";
import { moveFirstPage } from "./first-page.ts";

/** Beside a history that was set aside, as long as it may hold runs that were not saved into the new one. */
const unsavedMark = ".unsaved";

/** Moves a damaged history, and what belongs to it, out of the way; gives where to. */
export function setHistoryAside(file: string): string {
  const aside = `${file}.damaged-${new Date().toISOString().replaceAll(":", "")}`;
  renameSync(file, aside);
  // The log belongs to the damaged database and goes with it; the index of the log is made anew by whoever reads it.
  renameIfThere(`${file}-wal`, `${aside}-wal`);
  rmSync(`${file}-shm`, { force: true });
  moveFirstPage(file, aside);
  closeSync(openSync(`${aside}${unsavedMark}`, "a", 0o600));
  return aside;
}

/** The histories that were set aside and whose runs were not saved yet, the oldest first. */
export function unsavedHistories(file: string): readonly string[] {
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(`${basename(file)}.damaged-`) && name.endsWith(unsavedMark))
    .sort()
    .map((name) => join(dirname(file), name.slice(0, -unsavedMark.length)));
}

/** Remembers that a history's runs were saved. */
export function markSaved(aside: string): void {
  rmSync(`${aside}${unsavedMark}`, { force: true });
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!hasErrorCode(error, "ENOENT")) throw error;
  }
}
