import type { DatabaseSync } from "node:sqlite";
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

/** A row of cells, without its count. */
type CellRow = readonly [
  id: number,
  wordsId: number,
  operation: string,
  outcome: string,
  targetId: string,
  networkName: string,
  netns: string,
  ifName: string,
  pluginTypes: string,
  codes: string,
  tags: string,
  pinned: number,
];
const columns =
  "id, words_id, operation, outcome, target_id, network_name, netns, if_name, plugin_types, codes, tags, pinned";

/** Cells that are read at a time. */
const slice = 2000;

/**
 * The function of an open history that gives all cells that have runs, but for deleted ones. What a cell stands for never changes, so only new ones are
 * read, and the counts only when something was written; until then it gives the same list.
 *
 * They come as JSON, which takes a tenth of the time of so many rows, and are not parsed by zod: they are made of our
 * own columns.
 */
export function cellReaderOf(database: DatabaseSync): CellReader {
  const known = readers.get(database);
  if (known !== undefined) return known;
  const reader = createCellReader(database);
  readers.set(database, reader);
  return reader;
}

type CellReader = () => readonly Cell[];
const readers = new WeakMap<DatabaseSync, CellReader>();

function createCellReader(database: DatabaseSync): CellReader {
  const mark = createWriteMark(database);
  const newer = database.prepare(`
    SELECT json_group_array(json_array(${columns})) AS rows
    FROM (SELECT ${columns} FROM cells WHERE id > ? ORDER BY id LIMIT ${slice})`);
  const counts = database.prepare(`
    SELECT json_group_array(id) AS ids, json_group_array(runs) AS runs
    FROM cells INDEXED BY cells_counted WHERE runs > 0 AND removal = 0`);
  // By their numbers, which follow each other.
  const known: Cell[] = [];
  const cellOf = createCellParser();
  let newest = 0;
  const readNewer = () => {
    const rows: readonly CellRow[] = JSON.parse(String(newer.get(newest)?.rows));
    for (const row of rows) known[row[0]] = cellOf(row);
    newest = rows.at(-1)?.[0] ?? newest;
    return rows.length === slice;
  };
  const withCount = (id: number, runs: number): Cell | undefined => {
    const cell = known[id];
    if (cell === undefined || cell.runs === runs) return cell;
    const now: Cell = { id, runs, wordsId: cell.wordsId, values: cell.values };
    known[id] = now;
    return now;
  };
  let version = "";
  let cells: readonly Cell[] = [];
  return () => {
    const now = mark();
    if (now === version) return cells;
    while (readNewer());
    const row = counts.get();
    const runs: readonly number[] = JSON.parse(String(row?.runs));
    const ids: readonly number[] = JSON.parse(String(row?.ids));
    const counted = new Float64Array(known.length);
    ids.forEach((id, at) => {
      counted[id] = runs[at] ?? 0;
    });
    // In the order in which they lie in the memory, which is far quicker than any other.
    const all: Cell[] = [];
    for (let id = 1; id < known.length; id += 1) {
      const cell = withCount(id, counted[id] ?? 0);
      if (cell !== undefined && cell.runs > 0) all.push(cell);
    }
    cells = all;
    version = now;
    return cells;
  };
}

/** Cells have few values between them, so that each is kept once: there can be many cells. */
function createCellParser(): (row: CellRow) => Cell {
  const lists = new Map<string, readonly string[]>();
  const listOf = (text: string, parse: (text: string) => readonly string[]) => {
    const known = lists.get(text);
    if (known !== undefined) return known;
    const list = parse(text);
    lists.set(text, list);
    return list;
  };
  // A name can look like a list.
  const some = (value: string) => listOf(`=${value}`, () => (value === "" ? [] : [value]));
  const many = (value: string) => listOf(value, (text) => [...new Set<string>(JSON.parse(text))]);
  return ([
    id,
    wordsId,
    operation,
    outcome,
    target,
    network,
    netns,
    ifName,
    plugins,
    codes,
    tags,
    isPinned,
  ]) => ({
    id,
    wordsId,
    runs: 0,
    values: {
      operation: some(operation),
      outcome: some(outcome),
      network: some(network),
      plugin: many(plugins),
      namespace: some(netns),
      interface: some(ifName),
      target: some(target),
      code: many(codes),
      tag: many(tags),
      is: isPinned === 1 ? pinned : unpinned,
    },
  });
}

const pinned = ["pinned"] as const;
const unpinned = [] as const;

/**
 * Makes a function that says how well a cell fits; facets in which nothing is chosen are not looked at.
 * @param isNearEnough one that fits in all facets but one does not miss
 */
export function createFit(query: RunQuery, isNearEnough: boolean): (cell: Pick<Cell, "values">) => CellFit {
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
      if (fit !== "fits" || !isNearEnough) return "misses";
      fit = facet;
    }
    return fit;
  };
}

function fitsChoice(facet: Facet, values: readonly string[], { any, none }: Choice): boolean {
  const isSaid = (said: string) => values.some((value) => isMeant(facet, value, said));
  return (any.length === 0 || any.some(isSaid)) && !none.some(isSaid);
}
