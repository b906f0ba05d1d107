import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";
import type { TimePlace } from "./time-range.ts";

/** Asks for places in time, the first ones of a walk. */
export type AskPlaces = (
  isBack: boolean,
  values: Readonly<Record<string, SQLInputValue>>,
) => readonly TimePlace[];

/** Prepares a statement that selects started_at and id, for both ways through time. `end` follows its ORDER BY. */
export function preparePlaces(database: DatabaseSync, select: string, end = "LIMIT $limit"): AskPlaces {
  const ordered = (way: "ASC" | "DESC") =>
    database.prepare(`${select} ORDER BY started_at ${way}, id ${way} ${end}`);
  const [back, forward] = [ordered("DESC"), ordered("ASC")];
  return (isBack, values) => (isBack ? back : forward).all(values).map(placeFromRow);
}

function placeFromRow(row: Readonly<Record<string, SQLOutputValue>>): TimePlace {
  return { startedAt: Number(row.started_at), id: Number(row.id) };
}
