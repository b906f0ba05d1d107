import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { unpack } from "../packing.ts";
import { createRunDigest } from "../run-digest.ts";
import { recordFromRow, stepFromRow } from "../run-rows.ts";
import type { RunTable } from "./run-tables.ts";

export type Row = Readonly<Record<string, SQLOutputValue>>;

/** The rows of one run, by table. */
export type RunRows = ReadonlyMap<string, readonly Row[]>;

/**
 * Makes a function that reads a run's rows from a damaged history; `null` where there is no such run.
 * @returns a function that throws where a row cannot be read, is none of ours, or is not as it was written
 */
export function createRunRowsReader(
  damaged: DatabaseSync,
  tables: readonly RunTable[],
): (id: number) => RunRows | null {
  const readers = tables.flatMap(({ table, key }) => {
    // A history of an older format may not have it.
    if (damaged.prepare("SELECT name FROM sqlite_schema WHERE name = ?").get(table) === undefined) return [];
    return [{ table, statement: damaged.prepare(`SELECT * FROM "${table}" WHERE ${key} = ?`) }];
  });
  const hasDigests = damaged
    .prepare("SELECT name FROM pragma_table_info('run_details')")
    .all()
    .some(({ name }) => name === "digest");
  const digestOf = hasDigests ? createRunDigest(damaged) : null;
  return (id) => {
    const rows = new Map(readers.map(({ table, statement }) => [table, statement.all(id)]));
    if ([...rows.values()].every((some) => some.length === 0)) return null;
    if (rows.get("runs")?.length !== 1) throw new Error("the run's line is missing");
    checkDigest(rows, digestOf?.(id));
    checkRecord(rows);
    return rows;
  };
}

function checkDigest(rows: RunRows, now: Uint8Array | undefined): void {
  const before = rows.get("run_details")?.[0]?.digest;
  if (now === undefined || !(before instanceof Uint8Array)) return;
  if (Buffer.compare(before, now) !== 0) throw new Error("the run is not as it was written");
}

/** Whether the program can show it. */
function checkRecord(rows: RunRows): void {
  const one = (table: string) => rows.get(table)?.[0];
  const data = rows.get("step_data") ?? [];
  const steps = (rows.get("steps") ?? []).map((step) => {
    const own = data.find((each) => each.step_index === step.step_index);
    if (own === undefined) throw new Error("a step has no data");
    return stepFromRow(unpack({ ...own, ...step }));
  });
  if (steps.some(({ index }, at) => index !== at)) throw new Error("a step is missing");
  recordFromRow(
    {
      ...{ options: null, changes: null, name: null, note: null, tags: null, pinned: null },
      ...one("run_changes"),
      ...one("run_labels"),
      ...one("run_details"),
      ...one("runs"),
    },
    steps,
  );
}
