import type { DatabaseSync } from "node:sqlite";
import { timesOf } from "../search/count-runs.ts";
import { rowNumber } from "../search/row-number.ts";
import type { CellGroup, SearchPlan } from "../search/search-plan.ts";

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

/** Runs of fewer than this are asked for one by one. */
const few = 500;

/** Reads the runs that a plan means of a range of numbers, and the steps of runs. */
export interface SliceReader {
  runs(plan: SearchPlan, low: number, high: number): readonly RunRow[];
  /** Those that came to an end. */
  steps(runs: readonly RunRow[], low: number, high: number): readonly StepRow[];
}

/**
 * Whatever is read comes as one JSON text, which takes less time than so many rows, and is not parsed by zod: it is made
 * of our own columns, and there may be millions of them.
 */
export function createSliceReader(database: DatabaseSync): SliceReader {
  const runsOf = database.prepare(`
    SELECT json_group_array(json_array(id, cell, started_at, duration_ms, iif(outcome = 'failed', headline, NULL))) AS rows
    FROM runs NOT INDEXED WHERE id BETWEEN ? AND ? AND started_at >= ? AND started_at < ?`);
  const matching = database.prepare(`
    SELECT json_group_array(rowid) AS rows FROM run_search
    WHERE run_search MATCH ? AND rowid BETWEEN ${rowNumber("?")} AND ${rowNumber("?")}`);
  const step = "json_array(run_id, plugin_type, command, state = 'failed', duration_ms)";
  const ended = "state IN ('succeeded', 'failed')";
  const stepsBetween = database.prepare(
    `SELECT json_group_array(${step}) AS rows FROM steps WHERE run_id BETWEEN ? AND ? AND ${ended}`,
  );
  const stepsOf = database.prepare(
    `SELECT json_group_array(${step}) AS rows FROM steps WHERE run_id IN (SELECT value FROM json_each(?)) AND ${ended}`,
  );
  const idsOf = (match: string, low: number, high: number): ReadonlySet<number> =>
    new Set<number>(JSON.parse(String(matching.get(match, low, high)?.rows)));
  const cells = createCellSets();
  return {
    runs: (plan, low, high) => {
      const rows: readonly RunRow[] = JSON.parse(
        String(runsOf.get(low, high, ...timesOf(plan))?.rows ?? "[]"),
      );
      return plan.groups.flatMap((group) => {
        const fitting = cells(group);
        const wanted = group.match === null ? null : idsOf(group.match, low, high);
        const unwanted = group.noMatch === null ? null : idsOf(group.noMatch, low, high);
        return rows.filter(
          ([id, cell]) => fitting.has(cell) && wanted?.has(id) !== false && unwanted?.has(id) !== true,
        );
      });
    },
    steps: (runs, low, high) => {
      const ids = runs.map(([id]) => id);
      if (ids.length < few) return JSON.parse(String(stepsOf.get(JSON.stringify(ids))?.rows));
      const meant = new Set(ids);
      const rows: readonly StepRow[] = JSON.parse(String(stepsBetween.get(low, high)?.rows));
      return rows.filter(([runId]) => meant.has(runId));
    },
  };
}

/** The cells of a group that fit, made once for each. */
function createCellSets(): (group: CellGroup) => ReadonlySet<number> {
  const known = new WeakMap<CellGroup, ReadonlySet<number>>();
  return (group) => {
    const there = known.get(group);
    if (there !== undefined) return there;
    const made = new Set(group.cells.filter(({ fit }) => fit === "fits").map(({ cell }) => cell.id));
    known.set(group, made);
    return made;
  };
}
