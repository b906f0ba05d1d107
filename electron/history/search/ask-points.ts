import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";
import type { Axis } from "./axis.ts";
import type { Point } from "./point-range.ts";

/** Asks for the first points of a walk. */
export type AskPoints = (
  isDown: boolean,
  values: Readonly<Record<string, SQLInputValue>>,
) => readonly Point[];

/**
 * Prepares a statement that gives points, for both ways along an axis.
 * @param from what follows FROM, up to the ORDER BY
 */
export function preparePoints(
  database: DatabaseSync,
  { at }: Axis,
  from: string,
  end = "LIMIT $limit",
): AskPoints {
  const ordered = (way: "ASC" | "DESC") =>
    database.prepare(`SELECT ${at} AS point, id FROM ${from} ORDER BY ${at} ${way}, id ${way} ${end}`);
  const [down, up] = [ordered("DESC"), ordered("ASC")];
  return (isDown, values) => (isDown ? down : up).all(values).map(pointFromRow);
}

function pointFromRow(row: Readonly<Record<string, SQLOutputValue>>): Point {
  return { at: Number(row.point), id: Number(row.id) };
}
