import type { DatabaseSync, StatementSync } from "node:sqlite";

/** Each of them has a run's number in a tree of its own, so that one bad page is not a bad page of all. */
const sources = [
  { table: "runs", key: "id" },
  { table: "run_details", key: "run_id" },
  { table: "steps", key: "run_id" },
] as const;

/** Numbers that are read at a time; and that are tried one by one where nobody can say which there are. */
const batch = 500;
/** So many are tried at most, since a damaged number can be very large. */
const maxTried = 1_000_000;

interface Batch {
  readonly ids: readonly number[];
  readonly failed: boolean;
}

/**
 * The highest number of a run in a damaged history, as far as it can be told; 0 where it cannot. The second highest of
 * what the tables say, since one of them may be wrong.
 */
export function highestNumber(database: DatabaseSync): number {
  const sqls = [
    ...sources.map(({ table, key }) => `SELECT max(${key}) AS id FROM ${table}`),
    "SELECT seq AS id FROM sqlite_sequence WHERE name = 'runs'",
  ];
  const said = sqls.flatMap((sql) => {
    try {
      const id = Number(database.prepare(sql).get()?.id ?? 0);
      return Number.isSafeInteger(id) && id > 0 ? [id] : [];
    } catch {
      // What cannot be read has no say.
      return [];
    }
  });
  return said.sort((a, b) => b - a).at(said.length > 1 ? 1 : 0) ?? 0;
}

/**
 * The numbers of the runs of a damaged history, growing. Where the table of runs cannot be read on, another one says
 * how it goes on; where none can, the next numbers are tried, which there may not be.
 */
export function* runNumbers(database: DatabaseSync): Generator<number, void> {
  const highest = highestNumber(database);
  const readers = sources.map(({ table, key }) => createReader(database, table, key));
  let after = 0;
  let tried = 0;
  while (after < highest && tried < maxTried) {
    const batches = readNext(readers, after);
    const ids = batches.flatMap((each) => each.ids).filter((id) => id <= highest);
    if (ids.length === 0 && batches.every(({ failed }) => !failed)) return;
    const found = ids.length > 0 ? ids : Array.from({ length: batch }, (_, at) => after + 1 + at);
    if (ids.length === 0) tried += batch;
    yield* found;
    after = Math.max(...found);
  }
}

/** Of one table that can be read on; of all, where the first cannot or has no more. */
function readNext(readers: readonly ((after: number) => Batch)[], after: number): readonly Batch[] {
  const batches: Batch[] = [];
  for (const read of readers) {
    const next = read(after);
    batches.push(next);
    if (next.ids.length > 0) return batches;
  }
  return batches;
}

function createReader(database: DatabaseSync, table: string, key: string): (after: number) => Batch {
  const statement = prepareIfThere(
    database,
    `SELECT DISTINCT ${key} AS id FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${batch}`,
  );
  return (after) => {
    const ids: number[] = [];
    try {
      for (const { id } of statement?.iterate(after) ?? []) {
        // Out of order, the tree is not what it was.
        if (!(Number(id) > (ids.at(-1) ?? after))) return { ids, failed: true };
        ids.push(Number(id));
      }
      return { ids, failed: statement === null };
    } catch {
      // What came before the bad page is good.
      return { ids, failed: true };
    }
  };
}

function prepareIfThere(database: DatabaseSync, sql: string): StatementSync | null {
  try {
    return database.prepare(sql);
  } catch {
    // The table is not there any more.
    return null;
  }
}
