import { isIP } from "node:net";
import type { DatabaseSync } from "node:sqlite";
import { readMoment } from "../../../shared/history/moment.ts";
import { choiceOf, type Facet, type RunQuery } from "../../../shared/history/run-query.ts";
import { type Cell, createFit } from "./cells.ts";

/** A cell that fits in all facets but this one. */
export interface NearCell {
  readonly cell: Cell;
  readonly facet: Facet;
}

/** Cells whose runs have to hold the same conditions. */
export interface CellGroup {
  /** All cells of the history are in it, and fit, and no run is deleted. */
  readonly isAll: boolean;
  /** Those that fit, of which runs are meant. */
  readonly cells: readonly Cell[];
  /** Those that fit in all but one facet, where they are counted as well. */
  readonly near: readonly NearCell[];
  /** What a run's own text has to match, as FTS5 writes it; `null` if the cells say enough. */
  readonly match: string | null;
  /** What it must not match. */
  readonly noMatch: string | null;
}

/** How the runs that a query means are to be found. */
export interface SearchPlan {
  /** Each cell is in one of them, or in none if none of its runs can be meant. */
  readonly groups: readonly CellGroup[];
  /** Milliseconds since the epoch. */
  readonly from: number | null;
  readonly to: number | null;
}

/** Makes plans for a query. */
export interface SearchPlanner {
  /** For the runs that are meant. */
  plan(query: RunQuery, cells: readonly Cell[], now: number): SearchPlan;
  /** For the counts of facets, with the cells, too, that fit but for what is chosen in one facet. */
  planCount(query: RunQuery, cells: readonly Cell[], now: number): SearchPlan;
}

/** One condition on what is written in a run. */
interface Needle {
  readonly negated: boolean;
  /** For a run's own text. */
  readonly match: string;
  /** The common words that it is in. */
  readonly words: ReadonlySet<number>;
}

/** A sub-string as FTS5 quotes it; its zero byte would end the expression. */
const phrase = (text: string) => `"${text.replaceAll("\0", " ").replaceAll('"', '""')}"`;
const oneOf = (expressions: readonly string[]) => expressions.map((each) => `(${each})`).join(" OR ");
const allOf = (expressions: readonly string[]) => expressions.map((each) => `(${each})`).join(" AND ");

/** Makes functions that plan a search; the moments of the query are seen from `now`. */
export function createSearchPlanner(database: DatabaseSync): SearchPlanner {
  const wordsWith = database.prepare("SELECT rowid AS id FROM words_search WHERE words_search MATCH ?");
  const removed = database.prepare("SELECT 1 FROM cells WHERE removal <> 0 AND runs > 0 LIMIT 1");
  const inWords = (match: string) => new Set(wordsWith.all(match).map(({ id }) => Number(id)));
  const plan = (query: RunQuery, cells: readonly Cell[], now: number, areCounted: boolean): SearchPlan => {
    const momentOf = (text: string | undefined) => (text === undefined ? null : readMoment(text, now));
    return {
      groups: groupCells(cells, query, needlesOf(query, inWords), areCounted, removed.get() !== undefined),
      from: momentOf(query.since),
      to: momentOf(query.until),
    };
  };
  return {
    plan: (query, cells, now) => plan(query, cells, now, false),
    planCount: (query, cells, now) => plan(query, cells, now, true),
  };
}

function needlesOf(query: RunQuery, inWords: (match: string) => ReadonlySet<number>): readonly Needle[] {
  const { all, none } = query.text ?? { all: [], none: [] };
  const text = (value: string, negated: boolean): Needle => {
    const match = phrase(value);
    return { negated, match, words: inWords(match) };
  };
  const matchers = [
    { choice: choiceOf(query, "container"), match: (value: string) => `container : ${phrase(value)}` },
    { choice: choiceOf(query, "ip"), match: (value: string) => `addresses : ${phrase(wholeAddress(value))}` },
  ];
  return [
    ...all.map((value) => text(value, false)),
    ...none.map((value) => text(value, true)),
    ...matchers.flatMap(({ choice, match }) => [
      ...(choice.any.length === 0
        ? []
        : [{ negated: false, match: oneOf(choice.any.map(match)), words: new Set<number>() }]),
      ...choice.none.map((value) => ({ negated: true, match: match(value), words: new Set<number>() })),
    ]),
  ];
}

/** An address between the spaces that it is kept between; anything else is a part of one. */
function wholeAddress(value: string): string {
  const address = value.replace(/\/\d+$/, "");
  return isIP(address) === 0 ? value : ` ${address} `;
}

/** What the runs of cells that have the same common words still have to match; `undefined` where none can. */
type MatchOf = (wordsId: number) => string | null | undefined;

function createMatchOf(needles: readonly Needle[]): MatchOf {
  if (needles.length === 0) return () => null;
  const known = new Map<number, string | null | undefined>();
  const find: MatchOf = (wordsId) => {
    const open = needles.filter(({ words }) => !words.has(wordsId));
    const wanted = open.filter(({ negated }) => !negated);
    if (open.length - wanted.length < needles.filter(({ negated }) => negated).length) return undefined;
    return wanted.length === 0 ? null : allOf(wanted.map(({ match }) => match));
  };
  return (wordsId) => {
    if (!known.has(wordsId)) known.set(wordsId, find(wordsId));
    return known.get(wordsId);
  };
}

/** @param areCounted facets are counted, which takes those cells, too, that fit but for one facet */
function groupCells(
  cells: readonly Cell[],
  query: RunQuery,
  needles: readonly Needle[],
  areCounted: boolean,
  someAreRemoved: boolean,
): readonly CellGroup[] {
  const unwanted = needles.filter(({ negated }) => negated);
  const noMatch = unwanted.length === 0 ? null : oneOf(unwanted.map(({ match }) => match));
  const fitOf = createFit(query, areCounted);
  const matchOf = createMatchOf(needles);
  const groups = createGroups();
  for (const cell of cells) {
    const fit = fitOf(cell);
    if (fit === "misses") continue;
    const match = matchOf(cell.wordsId);
    if (match === undefined) continue;
    const group = groups.of(match);
    if (fit === "fits") group.cells.push(cell);
    else group.near.push({ cell, facet: fit });
  }
  return groups.all().map(({ match, ...some }) => ({
    isAll: !someAreRemoved && some.cells.length === cells.length,
    ...{ ...some, match, noMatch },
  }));
}

interface OpenGroup {
  readonly match: string | null;
  readonly cells: Cell[];
  readonly near: NearCell[];
}

/** Many cells that follow each other belong into the same group. */
function createGroups() {
  const groups = new Map<string | null, OpenGroup>();
  let last: OpenGroup | undefined;
  return {
    all: () => [...groups.values()],
    of: (match: string | null): OpenGroup => {
      if (last?.match === match) return last;
      last = groups.get(match) ?? { match, cells: [], near: [] };
      groups.set(match, last);
      return last;
    },
  };
}
