import type { DatabaseSync, SQLOutputValue } from "node:sqlite";
import { isMeant } from "../../../shared/history/is-meant.ts";
import {
  type Choice,
  choiceOf,
  type Facet,
  facets,
  type RunQuery,
} from "../../../shared/history/run-query.ts";
import { createWriteMark } from "../write-mark.ts";

/** Runs that are alike in all that they are told apart by. */
export interface Cell {
  readonly id: number;
  /** What the runs count for in each facet; each value once. */
  readonly values: Readonly<Record<Facet, readonly string[]>>;
  /** The words that the runs have in common. */
  readonly wordsId: number;
  readonly runs: number;
}

/** How well a cell fits what a query chooses in its facets. */
export type CellFit =
  /** In all of them. */
  | "fits"
  /** In all but this one. */
  | Facet
  /** Not in two or more. */
  | "misses";

const columns =
  "id, operation, outcome, target_id, network_name, netns, if_name, plugin_types, codes, words_id, tags, pinned";

/**
 * Makes a function that gives all cells that have runs, but for deleted ones. What a cell stands for never changes, so only new ones are
 * read, and the counts only when something was written.
 */
export function createCellReader(database: DatabaseSync): () => readonly Cell[] {
  const mark = createWriteMark(database);
  const newer = database.prepare(`SELECT ${columns} FROM cells WHERE id > ?`);
  const counts = database.prepare("SELECT id, runs FROM cells WHERE runs > 0 AND removal = 0");
  const known = new Map<number, Cell>();
  const cellOf = createCellParser();
  let newest = 0;
  let version = "";
  let cells: readonly Cell[] = [];
  return () => {
    const now = mark();
    if (now === version) return cells;
    for (const row of newer.all(newest)) {
      const cell = cellOf(row);
      known.set(cell.id, cell);
      newest = Math.max(newest, cell.id);
    }
    cells = counts.all().flatMap(({ id, runs }) => {
      const cell = known.get(Number(id));
      if (cell === undefined) return [];
      if (cell.runs === runs) return [cell];
      const counted = { ...cell, runs: Number(runs) };
      known.set(counted.id, counted);
      return [counted];
    });
    version = now;
    return cells;
  };
}

/** Cells have few values between them, so that each is kept once: there can be many cells. */
function createCellParser(): (row: Readonly<Record<string, SQLOutputValue>>) => Cell {
  const lists = new Map<string, readonly string[]>();
  const listOf = (text: string, parse: (text: string) => readonly string[]) => {
    const known = lists.get(text);
    if (known !== undefined) return known;
    const list = parse(text);
    lists.set(text, list);
    return list;
  };
  const some = (value: SQLOutputValue | undefined) =>
    // A name can look like a list.
    listOf(`=${value}`, () => (value === "" ? [] : [String(value)]));
  const many = (value: SQLOutputValue | undefined) =>
    listOf(String(value), (text) => [...new Set<string>(JSON.parse(text))]);
  return (row) => ({
    id: Number(row.id),
    runs: 0,
    wordsId: Number(row.words_id),
    values: {
      operation: some(row.operation),
      outcome: some(row.outcome),
      network: some(row.network_name),
      plugin: many(row.plugin_types),
      namespace: some(row.netns),
      interface: some(row.if_name),
      target: some(row.target_id),
      code: many(row.codes),
      tag: many(row.tags),
      is: row.pinned === 1 ? pinned : [],
    },
  });
}

const pinned = ["pinned"] as const;

/** Makes a function that says how well a cell fits; facets in which nothing is chosen are not looked at. */
export function createFit(query: RunQuery): (cell: Pick<Cell, "values">) => CellFit {
  const chosen = facets
    .map((facet) => ({ facet, choice: choiceOf(query, facet), known: new Map<readonly string[], boolean>() }))
    .filter(({ choice }) => choice.any.length + choice.none.length > 0);
  return ({ values }) => {
    let fit: CellFit = "fits";
    for (const { facet, choice, known } of chosen) {
      const those = values[facet];
      // Of many cells the values are the same ones.
      const fits = known.get(those) ?? fitsChoice(facet, those, choice);
      known.set(those, fits);
      if (fits) continue;
      if (fit !== "fits") return "misses";
      fit = facet;
    }
    return fit;
  };
}

function fitsChoice(facet: Facet, values: readonly string[], { any, none }: Choice): boolean {
  const isSaid = (said: string) => values.some((value) => isMeant(facet, value, said));
  return (any.length === 0 || any.some(isSaid)) && !none.some(isSaid);
}
