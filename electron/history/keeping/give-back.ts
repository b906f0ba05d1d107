import type { DatabaseSync } from "node:sqlite";
import { inSlices } from "../removal/in-slices.ts";

/** What `PRAGMA auto_vacuum` says of a database whose free pages can be given back a few at a time. */
const incremental = 2;

/** Whether free pages can be given back without writing the whole database anew. */
export function canShrink(database: DatabaseSync): boolean {
  return pragma(database, "auto_vacuum") === incremental;
}

/** Gives the disk what is free in the database, as far as that can be done in slices, and what its log has taken. */
export async function giveBack(database: DatabaseSync, signal: AbortSignal): Promise<void> {
  if (canShrink(database)) {
    const free = () => pragma(database, "freelist_count");
    const work = (pages: number): number => {
      const before = free();
      database.exec(`PRAGMA incremental_vacuum(${pages})`);
      return before - free();
    };
    await inSlices(database, work, signal);
  }
  truncateLog(database);
}

/** Does without where another process reads at the moment; its last one does it when it ends. */
function truncateLog(database: DatabaseSync): void {
  const waited = pragma(database, "busy_timeout");
  database.exec("PRAGMA busy_timeout = 0");
  try {
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    database.exec(`PRAGMA busy_timeout = ${waited}`);
  }
}

/** A pragma that is a number. */
export function pragma(
  database: DatabaseSync,
  name: "auto_vacuum" | "busy_timeout" | "freelist_count" | "page_count" | "page_size",
): number {
  const [value] = Object.values(database.prepare(`PRAGMA ${name}`).get() ?? {});
  return Number(value);
}
