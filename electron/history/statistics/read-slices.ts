import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { createCellSet } from "../search/cell-set.ts";
import { timesOf } from "../search/count-runs.ts";
import { createMatchReader } from "../search/match-reader.ts";
import { namedRuns } from "../search/named-runs.ts";
import { createRangeMatcher } from "../search/range-matcher.ts";
import type { CellGroup, SearchPlan } from "../search/search-plan.ts";
import { takeTurns } from "../search/take-turns.ts";
import { createNumberFinder } from "./find-numbers.ts";

/** A run as statistics need it. */
export type RunRow = readonly [
  id: number,
  cell: number,
  startedAt: number,
  durationMs: number | null,
  /** What a failed one says. */
  headline: string | null,
];
export type StepRow = readonly [
  runId: number,
  pluginType: string,
  command: string,
  failed: 0 | 1,
  durationMs: number | null,
];

/** Some runs that are meant, and how far that has come. */
export interface RunSlice {
  readonly runs: readonly RunRow[];
  /** Their steps that came to an end. */
  readonly steps: readonly StepRow[];
  readonly done: number;
  readonly of: number;
}

/** Runs that are read at a time. */
const slice = 1000;
/** The steps of fewer runs than this are asked for one by one. */
const few = 200;

/** Where the runs of a group are: among these numbers, or among all up to the last one. */
interface Source {
  readonly group: CellGroup;
  readonly ids: readonly number[] | null;
  readonly size: number;
}

/**
 * Makes a function that reads all runs that a plan means, in slices between which everything else goes on. Whatever is
 * read comes as one JSON text, which takes less time than so many rows, and is not parsed by zod: it is made of our own
 * columns, and there may be millions of them.
 */
export function createSliceReader(
  database: DatabaseSync,
): (plan: SearchPlan, signal: AbortSignal) => AsyncGenerator<RunSlice> {
  const highest = database.prepare("SELECT max(id) AS id FROM runs");
  const findNumbers = createNumberFinder(database);
  const { runsNamed, runsBetween, stepsOf } = createRowReader(database);
  const matches = createMatchReader(database);
  const sourceOf = async (group: CellGroup, plan: SearchPlan, signal: AbortSignal): Promise<Source> => {
    const ids = await findNumbers(group, plan, signal);
    return { group, ids, size: ids?.length ?? Number(highest.get()?.id ?? 0) };
  };
  const readSource = function* ({ group, ids, size }: Source, plan: SearchPlan) {
    const cells = createCellSet(group.cells);
    const unwanted =
      group.match === null && group.noMatch !== null
        ? createRangeMatcher(matches, group.noMatch, false)
        : null;
    for (let at = 0; at < size; at += slice) {
      const rows =
        ids === null ? runsBetween(at + 1, at + slice, plan) : runsNamed(ids.slice(at, at + slice), plan);
      const [first = 0, last = 0] = [rows[0]?.[0], rows.at(-1)?.[0]];
      const gone = new Set(unwanted?.({ first, last }));
      const runs = rows.filter(([id, cell]) => cells.has(cell) && !gone.has(id));
      yield { runs, steps: stepsOf(runs), read: Math.min(slice, size - at) };
    }
  };
  return async function* (plan, signal) {
    const sources: Source[] = [];
    for (const group of plan.groups) {
      if (group.cells.length > 0) sources.push(await sourceOf(group, plan, signal));
    }
    const of = sources.reduce((sum, { size }) => sum + size, 0);
    let done = 0;
    for (const source of sources) {
      for (const { read, ...rows } of readSource(source, plan)) {
        await takeTurns(signal);
        done += read;
        yield { ...rows, done, of };
      }
    }
    signal.throwIfAborted();
  };
}

function createRowReader(database: DatabaseSync) {
  const prepare = (row: string, rest: string) =>
    database.prepare(`SELECT json_group_array(json_array(${row})) AS rows FROM ${rest}`);
  const run = "id, cell, started_at, duration_ms, iif(outcome = 'failed', headline, NULL)";
  const inTime = "started_at >= ? AND started_at < ?";
  const between = prepare(run, `runs NOT INDEXED WHERE id BETWEEN ? AND ? AND ${inTime}`);
  const named = prepare(run, `${namedRuns("?", "NOT INDEXED")} WHERE ${inTime}`);
  const step = "run_id, plugin_type, command, state = 'failed', duration_ms";
  const ended = "state IN ('succeeded', 'failed')";
  const stepsBetween = prepare(step, `steps WHERE run_id BETWEEN ? AND ? AND ${ended}`);
  const stepsNamed = prepare(step, `json_each(?) CROSS JOIN steps ON run_id = value WHERE ${ended}`);
  const rowsOf = <Row>(statement: StatementSync, values: readonly SQLInputValue[]): readonly Row[] =>
    JSON.parse(String(statement.get(...values)?.rows));
  return {
    runsBetween: (first: number, last: number, plan: SearchPlan) =>
      rowsOf<RunRow>(between, [first, last, ...timesOf(plan)]),
    runsNamed: (ids: readonly number[], plan: SearchPlan) =>
      rowsOf<RunRow>(named, [JSON.stringify(ids), ...timesOf(plan)]),
    stepsOf: (runs: readonly RunRow[]): readonly StepRow[] => {
      const ids = runs.map(([id]) => id);
      const [first = 0, last = 0] = [ids[0], ids.at(-1)];
      if (ids.length < few || last - first > 2 * slice) return rowsOf(stepsNamed, [JSON.stringify(ids)]);
      const meant = new Set(ids);
      return rowsOf<StepRow>(stepsBetween, [first, last]).filter(([runId]) => meant.has(runId));
    },
  };
}
