import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";
import type { Axis } from "./axis.ts";
import type { Point } from "./point-range.ts";

/** A run on an axis, and what kind it is of. */
export interface FoundPoint extends Point {
  readonly cell: number;
}

/** Asks for the first points of a walk. */
export type AskPoints = (isDown: boolean, values: Values) => readonly FoundPoint[];

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
    preparePointList(
      database,
      `SELECT ${at} AS point, id, cell FROM ${from} ORDER BY ${at} ${way}, id ${way} ${end}`,
    );
  const [down, up] = [ordered("DESC"), ordered("ASC")];
  return (isDown, values) => (isDown ? down : up)(values);
}

type Values = Readonly<Record<string, SQLInputValue>>;

/** Prepares a statement that gives points in whatever order. */
export function prepareSomePoints(
  database: DatabaseSync,
  { at }: Axis,
  from: string,
): (values: Values) => readonly FoundPoint[] {
  return preparePointList(database, `SELECT ${at} AS point, id, cell FROM ${from}`);
}

/**
 * They come as lists in JSON, which takes a third of the time of so many rows, and are not parsed by zod: they are
 * numbers of our own columns.
 */
function preparePointList(database: DatabaseSync, select: string): (values: Values) => readonly FoundPoint[] {
  const lists = database.prepare(
    `SELECT json_group_array(point) AS points, json_group_array(id) AS ids, json_group_array(cell) AS cells FROM (${select})`,
  );
  return (values) => {
    const row = lists.get(values);
    const [points, ids, cells] = [row?.points, row?.ids, row?.cells].map(numbers);
    return (ids ?? []).map((id, index) => ({ id, at: points?.[index] ?? 0, cell: cells?.[index] ?? 0 }));
  };
}

function numbers(json: SQLOutputValue | undefined): readonly number[] {
  return JSON.parse(String(json));
}
