import type { Cell } from "./cells.ts";

/** Cells by their numbers. */
export interface CellSet {
  readonly cells: readonly Cell[];
  /** Runs of all of them. */
  readonly runs: number;
  has(id: number): boolean;
  /** The numbers, for SQL. */
  readonly json: string;
}

/** Makes nothing before it is asked for: of many cells it takes its time. */
export function createCellSet(cells: readonly Cell[]): CellSet {
  let known: Uint8Array | undefined;
  let text: string | undefined;
  const mark = () => {
    const marks = new Uint8Array(cells.reduce((most, { id }) => Math.max(most, id), 0) + 1);
    for (const { id } of cells) marks[id] = 1;
    return marks;
  };
  return {
    cells,
    runs: cells.reduce((sum, { runs }) => sum + runs, 0),
    has: (id) => {
      known ??= mark();
      return known[id] === 1;
    },
    get json() {
      text ??= JSON.stringify(cells.map(({ id }) => id));
      return text;
    },
  };
}
