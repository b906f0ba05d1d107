import type { DatabaseSync } from "node:sqlite";
import { timesOf } from "../search/count-runs.ts";
import { rowNumber } from "../search/row-number.ts";
import type { CellGroup, SearchPlan } from "../search/search-plan.ts";
import { takeTurns } from "../search/take-turns.ts";

/** Runs of one bucket, by the cells that they are in; `sign` is -1 for runs that were given before and are not meant. */
export type OnRuns = (bucket: number, cells: readonly number[], sign: 1 | -1) => void;

/** Runs that are gone through at a time. */
const slice = 50_000;

/**
 * Makes a function that gives the cells of all runs that a group's texts mean and that began between the edges, bucket
 * by bucket. SQLite hands many runs over as one JSON text, which takes a tenth of the time of so many rows.
 */
export function createRunVisitor(
  database: DatabaseSync,
): (
  group: CellGroup,
  plan: SearchPlan,
  edges: readonly number[],
  signal: AbortSignal,
  onRuns: OnRuns,
) => Promise<void> {
  const highest = database.prepare("SELECT max(id) AS id FROM runs");
  const further = database.prepare(
    `SELECT started_at AS at FROM runs WHERE started_at >= ? ORDER BY started_at LIMIT 1 OFFSET ${slice}`,
  );
  const between = database.prepare(
    "SELECT json_group_array(cell) AS cells FROM runs WHERE started_at >= ? AND started_at < ?",
  );
  const matching = database.prepare(`
    SELECT json_group_array(cell) AS cells, json_group_array(started_at) AS times
    FROM run_search CROSS JOIN runs ON id = run_search.rowid
    WHERE run_search MATCH ? AND run_search.rowid BETWEEN ${rowNumber("?")} AND ${rowNumber("?")} AND started_at >= ? AND started_at < ?`);

  const visitAll = async (plan: SearchPlan, edges: readonly number[], signal: AbortSignal, on: OnRuns) => {
    const [from, to] = rangeOf(plan, edges);
    for (let low = from; low < to; ) {
      const high = Math.min(to, Math.max(Number(further.get(low)?.at ?? to), low + 1));
      for (let bucket = bucketOf(edges, low); (edges[bucket] ?? high) < high; bucket += 1) {
        const [begin, end] = [Math.max(low, edges[bucket] ?? low), Math.min(high, edges[bucket + 1] ?? high)];
        on(bucket, numbers(between.get(begin, end)?.cells), 1);
      }
      low = high;
      await takeTurns(signal);
    }
  };

  const visitMatching = async (
    match: string,
    sign: 1 | -1,
    plan: SearchPlan,
    edges: readonly number[],
    signal: AbortSignal,
    on: OnRuns,
  ) => {
    const last = Number(highest.get()?.id ?? 0);
    const range = rangeOf(plan, edges);
    for (let low = 1; low <= last; low += slice) {
      const found = matching.get(match, low, low + slice - 1, ...range);
      const cells = numbers(found?.cells);
      numbers(found?.times).forEach((at, index) => {
        const cell = cells[index];
        if (cell !== undefined) on(bucketOf(edges, at), [cell], sign);
      });
      await takeTurns(signal);
    }
  };

  return async ({ match, noMatch }, plan, edges, signal, on) => {
    if (match === null) {
      await visitAll(plan, edges, signal, on);
      if (noMatch !== null) await visitMatching(noMatch, -1, plan, edges, signal, on);
    } else {
      const both = noMatch === null ? match : `(${match}) NOT (${noMatch})`;
      await visitMatching(both, 1, plan, edges, signal, on);
    }
  };
}

function rangeOf(plan: SearchPlan, edges: readonly number[]): readonly [number, number] {
  const [from, to] = timesOf(plan);
  return [Math.max(from, edges[0] ?? from), Math.min(to, edges.at(-1) ?? to)];
}

/** Parsed here and not by zod: they are whole numbers of our own columns, and there may be a million of them. */
function numbers(json: unknown): readonly number[] {
  return JSON.parse(String(json ?? "[]"));
}

/** The bucket that a moment is in; the first or last one for what lies before or after them. */
export function bucketOf(edges: readonly number[], at: number): number {
  let [low, high] = [0, edges.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((edges[middle] ?? 0) <= at) low = middle;
    else high = middle;
  }
  return low;
}
