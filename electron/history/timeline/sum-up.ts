import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import type { Cell } from "../search/cells.ts";
import { timesOf } from "../search/count-runs.ts";
import { byNumber, namedRuns } from "../search/named-runs.ts";
import { createPace } from "../search/pace.ts";
import type { CellGroup, SearchPlan } from "../search/search-plan.ts";
import { bothOf } from "../search/text-match.ts";
import { createMatchVisitor } from "../search/visit-matches.ts";
import { type BucketSums, bucketOf, type CellKinds, countKinds, kindsOf } from "./bucket-sums.ts";

/** Runs that are gone through at a time. */
const slice = 20_000;
/** Cells that are asked at a time. */
const cellSlice = 500;
/** Where no more than this share of all runs is in the cells, these are asked for their own. */
const few = 1 / 8;

/** What is to be added up, and where. */
interface Request {
  readonly group: CellGroup;
  readonly kinds: CellKinds;
  /** When runs begin that are meant. */
  readonly times: readonly [number, number];
  readonly sums: BucketSums;
  readonly signal: AbortSignal;
}

/**
 * Makes a function that adds up the runs of a group by the time when they began, in slices between which everything else
 * goes on. SQLite hands many runs over as one JSON text, which takes a tenth of the time of so many rows.
 */
export function createSummer(
  database: DatabaseSync,
): (group: CellGroup, plan: SearchPlan, sums: BucketSums, signal: AbortSignal) => Promise<void> {
  const highest = database.prepare("SELECT max(id) AS id FROM runs");
  const sumEverything = createEverythingSummer(database);
  const sumCells = createCellsSummer(database);
  const sumThroughTime = createTimeSummer(database);
  const sumMatches = createMatchSummer(database);
  return async (group, plan, sums, signal) => {
    const { cells, isAll, match, noMatch } = group;
    if (cells.length === 0) return;
    const request = { group, kinds: kindsOf(cells), times: rangeOf(plan, sums.edges), sums, signal };
    if (match !== null) return sumMatches(request, bothOf(match, noMatch), 1);
    const runs = cells.reduce((sum, cell) => sum + cell.runs, 0);
    if (isAll) await sumEverything(request);
    else if (runs <= few * Number(highest.get()?.id ?? 0)) await sumCells(request);
    else await sumThroughTime(request);
    if (noMatch !== null) await sumMatches(request, noMatch, -1);
  };
}

function createEverythingSummer(database: DatabaseSync) {
  const between = (index: string, condition: string) =>
    database.prepare(
      `SELECT count(*) AS runs FROM runs INDEXED BY ${index} WHERE started_at >= ? AND started_at < ?${condition}`,
    );
  const all = between("runs_by_time", "");
  const failed = between("runs_failed", " AND outcome = 'failed'");
  return async ({ sums, times, signal }: Request): Promise<void> => {
    const pace = createPace(signal);
    for (const { bucket, ...part } of bucketsIn(sums.edges, times)) {
      const count = (of: StatementSync) => Number(of.get(part.from, part.to)?.runs ?? 0);
      sums.add(bucket, count(all), count(failed));
      await pace();
    }
  };
}

function createCellsSummer(database: DatabaseSync) {
  const ofCells = database.prepare(`
    SELECT json_group_array(cell) AS cells, json_group_array(started_at) AS times
    FROM runs INDEXED BY runs_by_cell
    WHERE cell IN (SELECT value FROM json_each(?)) AND started_at >= ? AND started_at < ?`);
  return async (request: Request): Promise<void> => {
    const pace = createPace(request.signal);
    for (const some of cellSlices(request.group.cells)) {
      addRuns(request, ofCells, [JSON.stringify(some), ...request.times], 1);
      await pace();
    }
  };
}

function createMatchSummer(database: DatabaseSync) {
  const named = database.prepare(`
    SELECT json_group_array(cell) AS cells, json_group_array(started_at) AS times
    FROM ${namedRuns("?", byNumber)}
    WHERE started_at >= ? AND started_at < ?`);
  const visitMatches = createMatchVisitor(database);
  return (request: Request, match: string, sign: 1 | -1): Promise<void> =>
    visitMatches(
      match,
      (ids) => addRuns(request, named, [JSON.stringify(ids), ...request.times], sign),
      request.signal,
    );
}

function createTimeSummer(database: DatabaseSync) {
  const between = database.prepare(`
    SELECT json_group_array(cell) AS cells FROM (
      SELECT cell FROM runs INDEXED BY runs_by_time WHERE started_at >= ? AND started_at < ? LIMIT ?)`);
  const cellsIn = (from: number, to: number, most: number) => numbers(between.get(from, to, most)?.cells);
  return async ({ kinds, sums, times, signal }: Request): Promise<void> => {
    const pace = createPace(signal);
    const addPart = async (bucket: number, from: number, to: number): Promise<void> => {
      const isMoment = to - from <= 1;
      const cells = cellsIn(from, to, isMoment ? -1 : slice);
      await pace();
      if (cells.length < slice || isMoment) {
        sums.add(bucket, ...countKinds(kinds, cells));
        return;
      }
      const middle = Math.floor((from + to) / 2);
      await addPart(bucket, from, middle);
      await addPart(bucket, middle, to);
    };
    for (const { bucket, from, to } of bucketsIn(sums.edges, times)) await addPart(bucket, from, to);
  };
}

/** Adds the runs that a statement gives as two lists, or takes them away. */
function addRuns(
  { kinds, sums }: Request,
  statement: StatementSync,
  values: readonly SQLInputValue[],
  sign: 1 | -1,
): void {
  const row = statement.get(...values);
  const times = numbers(row?.times);
  for (const [at, cell] of numbers(row?.cells).entries()) {
    const [runs, failures] = countKinds(kinds, [cell]);
    if (runs > 0) sums.add(bucketOf(sums.edges, times[at] ?? 0), sign * runs, sign * failures);
  }
}

/** The parts of buckets that lie in a range of time. */
function* bucketsIn(edges: readonly number[], [since, until]: readonly [number, number]) {
  for (let bucket = 0; bucket < edges.length - 1; bucket += 1) {
    const from = Math.max(since, edges[bucket] ?? since);
    const to = Math.min(until, edges[bucket + 1] ?? until);
    if (from < to) yield { bucket, from, to };
  }
}

/** The numbers of some cells at a time, which have few runs together. */
function* cellSlices(cells: readonly Cell[]) {
  let some: number[] = [];
  let runs = 0;
  for (const cell of cells) {
    some.push(cell.id);
    runs += cell.runs;
    if (some.length < cellSlice && runs < slice) continue;
    yield some;
    some = [];
    runs = 0;
  }
  if (some.length > 0) yield some;
}

function rangeOf(plan: SearchPlan, edges: readonly number[]): readonly [number, number] {
  const [from, to] = timesOf(plan);
  return [Math.max(from, edges[0] ?? from), Math.min(to, edges.at(-1) ?? to)];
}

/** Parsed here and not by zod: they are whole numbers of our own columns, and there may be a million of them. */
function numbers(json: unknown): readonly number[] {
  return JSON.parse(String(json ?? "[]"));
}
