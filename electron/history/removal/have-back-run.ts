import type { DatabaseSync } from "node:sqlite";
import { createRevision } from "../order-revision.ts";
import { createCellTwins } from "./cell-twins.ts";

/** Makes a function that has one deleted run back as it was, whoever deleted it, inside the caller's transaction. */
export function createRunReturner(database: DatabaseSync): (id: number) => void {
  const cellOf = database.prepare("SELECT cell FROM runs WHERE id = ?");
  const move = database.prepare("UPDATE runs SET cell = ? WHERE id = ?");
  const twins = createCellTwins(database);
  const revision = createRevision(database);
  return (id) => {
    move.run(twins.of(Number(cellOf.get(id)?.cell), 0), id);
    revision.next();
  };
}
