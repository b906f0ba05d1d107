import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { mendFirstPage } from "./first-page.ts";
import { highestNumber } from "./run-numbers.ts";

/** Lets the numbers of a new history go on after those of an earlier one, whose runs can keep theirs then. */
export function reserveNumbers(database: DatabaseSync, highest: number): void {
  if (highest === 0) return;
  const raised = database
    .prepare("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'runs'")
    .run(highest);
  if (raised.changes > 0) return;
  database.prepare("INSERT INTO sqlite_sequence (name, seq) VALUES ('runs', ?)").run(highest);
}

/** The highest number in a damaged history, as far as it can be told; 0 where it cannot. */
export function highestNumberIn(damagedFile: string): number {
  mendFirstPage(damagedFile);
  const damaged = new DatabaseSync(damagedFile, { readOnly: true });
  try {
    return highestNumber(damaged);
  } finally {
    damaged.close();
    rmSync(`${damagedFile}-shm`, { force: true });
  }
}
