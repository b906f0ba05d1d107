import type { DatabaseSync } from "node:sqlite";

/**
 * Lets commits not wait for the disk, on a connection whose commits do. They outlive this process, but a power cut may
 * take them back until the next commit that waits, which takes all before it along.
 */
export function withoutWaitingForTheDisk<T>(database: DatabaseSync, work: () => T): T {
  database.exec("PRAGMA synchronous = NORMAL");
  try {
    return work();
  } finally {
    database.exec("PRAGMA synchronous = FULL");
  }
}
