import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";

/** Whether a path, also by a link to its folder, is the history or one of the files that SQLite keeps beside it. */
export function isHistoryFile(path: string, historyFile: string): boolean {
  const place = placeOf(path);
  return ["", "-wal", "-shm", "-journal"].some((end) => place === placeOf(historyFile + end));
}

/** A link in the place of the file itself is replaced, and not followed. */
function placeOf(path: string): string {
  const absolute = resolve(path);
  try {
    return join(realpathSync(dirname(absolute)), basename(absolute));
  } catch {
    // No such folder: nothing of ours can be there.
    return absolute;
  }
}
