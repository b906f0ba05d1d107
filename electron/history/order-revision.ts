import type { DatabaseSync } from "node:sqlite";

/** Counts what is done to runs that are there already: labels, deleting, having them back. */
export interface Revision {
  /** Counts one change of this process, inside its transaction. */
  next(): void;
  /** Whether other processes have changed something since the last look. */
  changedElsewhere(): boolean;
}

export function createRevision(database: DatabaseSync): Revision {
  const read = database.prepare("SELECT revision FROM order_revision");
  const increase = database.prepare("UPDATE order_revision SET revision = revision + 1");
  const now = (): number => Number(read.get()?.revision ?? 0);
  let seen = now();
  let foreign = false;
  const look = (): void => {
    const at = now();
    foreign ||= at !== seen;
    seen = at;
  };
  return {
    next: () => {
      look();
      increase.run();
      seen += 1;
    },
    changedElsewhere: () => {
      look();
      const was = foreign;
      foreign = false;
      return was;
    },
  };
}
