import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";
import type { Axis } from "./axis.ts";
import type { Point } from "./point-range.ts";

/** A run on an axis, and what kind it is of. */
export interface FoundPoint extends Point {
  readonly cell: number;
}

/** Asks for the first points of a walk. */
export type AskPoints = (
  isDown: boolean,
  values: Readonly<Record<string, SQLInputValue>>,
) => readonly FoundPoint[];

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
    database.prepare(`SELECT ${at} AS point, id, cell FROM ${from} ORDER BY ${at} ${way}, id ${way} ${end}`);
  const [down, up] = [ordered("DESC"), ordered("ASC")];
  return (isDown, values) => (isDown ? down : up).all(values).map(pointFromRow);
}

/** Prepares a statement that gives points in whatever order. */
export function prepareSomePoints(
  database: DatabaseSync,
  { at }: Axis,
  from: string,
): (values: Readonly<Record<string, SQLInputValue>>) => readonly FoundPoint[] {
  const points = database.prepare(`SELECT ${at} AS point, id, cell FROM ${from}`);
  return (values) => points.all(values).map(pointFromRow);
}

function pointFromRow(row: Readonly<Record<string, SQLOutputValue>>): FoundPoint {
  return { at: Number(row.point), id: Number(row.id), cell: Number(row.cell) };
}
