import type { DatabaseSync } from "node:sqlite";

/** A run that is here, though it may be deleted and can be had back. */
export interface RunHere {
  readonly id: number;
  readonly isDeleted: boolean;
}

/** Makes a function that finds the run that is called so in every history; `null` where it is not here. */
export function createUidFinder(database: DatabaseSync): (uid: string) => RunHere | null {
  const find = database.prepare(
    "SELECT runs.id, coalesce(removal, 0) AS removal FROM runs LEFT JOIN cells ON cells.id = cell WHERE uid = ?",
  );
  return (uid) => {
    const row = find.get(Buffer.from(uid, "hex"));
    return row === undefined ? null : { id: Number(row.id), isDeleted: row.removal !== 0 };
  };
}
