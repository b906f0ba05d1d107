import { rmSync, statSync } from "node:fs";
import { backup, DatabaseSync } from "node:sqlite";
import { writeToFile } from "../../platform/write-to-file.ts";

/** Between two looks at how far it is, in milliseconds. */
const lookMs = 200;
/** More pages than a database can have (sqlite.org/limits.html): all of them in one step. */
const allPages = 2_147_483_647;

/** How far a backup is, in bytes. */
export interface BackupProgress {
  readonly bytes: number;
  readonly ofBytes: number;
}

/**
 * Copies the history as it stands at one moment to a new file, while it goes on being written. It is copied in one
 * step on another thread: SQLite begins anew when somebody writes between two steps.
 * @throws the error of SQLite or of the file system
 */
export async function backUpHistory(
  historyFile: string,
  copy: string,
  onProgress: (progress: BackupProgress) => void,
): Promise<void> {
  // SQLite would give it the mode of any new file.
  await writeToFile(copy, async () => {});
  // A connection of its own: whoever else used this one would have to wait.
  const database = new DatabaseSync(historyFile, { readOnly: true });
  const ofBytes = sizeOf(database);
  const bytesOf = () => Math.min(ofBytes, statSync(copy, { throwIfNoEntry: false })?.size ?? 0);
  const timer = setInterval(() => onProgress({ bytes: bytesOf(), ofBytes }), lookMs);
  try {
    await backup(database, copy, { rate: allPages });
    onProgress({ bytes: ofBytes, ofBytes });
  } finally {
    clearInterval(timer);
    database.close();
    // SQLite leaves it to whoever opens the copy next to undo what a full disk cut short; this one is given up.
    rmSync(`${copy}-journal`, { force: true });
  }
}

function sizeOf(database: DatabaseSync): number {
  const pages = Number(database.prepare("PRAGMA page_count").get()?.page_count);
  return pages * Number(database.prepare("PRAGMA page_size").get()?.page_size);
}
