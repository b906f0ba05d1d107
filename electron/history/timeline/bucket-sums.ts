import type { Cell } from "../search/cells.ts";

/** What the runs of a cell count for. */
const meant = 1;
const meantAndFailed = 2;

/** Adds up runs, and those that failed, by the buckets of time in which they began. */
export class BucketSums {
  readonly edges: readonly number[];
  readonly runs: number[];
  readonly failures: number[];

  constructor(edges: readonly number[]) {
    this.edges = edges;
    this.runs = new Array<number>(edges.length - 1).fill(0);
    this.failures = [...this.runs];
  }

  add(bucket: number, runs: number, failures: number): void {
    this.runs[bucket] = (this.runs[bucket] ?? 0) + runs;
    this.failures[bucket] = (this.failures[bucket] ?? 0) + failures;
  }
}

/** What runs count for, by the numbers of their cells; nothing where a cell is none of these. */
export type CellKinds = Uint8Array;

export function kindsOf(cells: readonly Cell[]): CellKinds {
  const kinds = new Uint8Array(cells.reduce((most, { id }) => Math.max(most, id), 0) + 1);
  for (const { id, values } of cells) kinds[id] = values.outcome.includes("failed") ? meantAndFailed : meant;
  return kinds;
}

/** How many runs of these cells are meant, and how many of them failed. */
export function countKinds(kinds: CellKinds, cells: readonly number[]): readonly [number, number] {
  let [all, failed] = [0, 0];
  for (const cell of cells) {
    const kind = kinds[cell] ?? 0;
    if (kind >= meant) all += 1;
    if (kind === meantAndFailed) failed += 1;
  }
  return [all, failed];
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
