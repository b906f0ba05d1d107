import type { DatabaseSync } from "node:sqlite";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import type { StatisticsEvent } from "../../../shared/history/statistics.ts";
import type { Timeline } from "../../../shared/history/timeline.ts";
import type { HistoryFacets } from "../../../shared/run/history-query.ts";
import { createStatisticsCollector } from "../statistics/collect-statistics.ts";
import { createTimelineCounter } from "../timeline/count-timeline.ts";
import { cellReaderOf } from "./cells.ts";
import { countFacets } from "./count-facets.ts";
import { type CellCount, countByCells, createRunCounter } from "./count-runs.ts";
import { createPageFinder } from "./find-page.ts";
import { createRunCheck } from "./is-run-meant.ts";
import type { PagePart } from "./page-part.ts";
import { createSearchPlanner } from "./search-plan.ts";

/** What a search found. */
export interface FoundRuns {
  /** In the order that was asked for. */
  readonly ids: readonly number[];
  /** Of all pages; `null` where counting takes longer than finding. */
  readonly matching: number | null;
  readonly total: number;
}

/** Finds and counts runs, in steps between which everything else in this process goes on. */
export interface RunSearch {
  /**
   * A part of the runs that are meant.
   * @throws AbortError
   */
  find(query: RunQuery, part: PagePart, signal: AbortSignal): Promise<FoundRuns>;
  /**
   * @param limit values of each facet
   * @throws AbortError
   */
  facets(query: RunQuery, limit: number, signal: AbortSignal): Promise<HistoryFacets>;
  /**
   * Where no end is given, the last bucket is the one of now.
   * @param most buckets
   * @throws AbortError
   */
  timeline(query: RunQuery, most: number, signal: AbortSignal): Promise<Timeline>;
  /**
   * What the runs that are meant come to, and how far that has come.
   * @throws AbortError
   */
  statistics(query: RunQuery, signal: AbortSignal): AsyncIterable<StatisticsEvent>;
}

/** A timeline that is asked for again within so many milliseconds is one of the same moment. */
const sameNowMs = 1000;
/** Bars of a line of statistics. */
const mostBars = 32;

const sumOf = (counts: readonly { readonly runs: number }[]) =>
  counts.reduce((sum, { runs }) => sum + runs, 0);
const matchingOf = (counts: readonly CellCount[]) => sumOf(counts.filter(({ fit }) => fit === "fits"));

export function createRunSearch(database: DatabaseSync): RunSearch {
  const readCells = cellReaderOf(database);
  const { plan: planSearch, planCount } = createSearchPlanner(database);
  const findPage = createPageFinder(database);
  const countRuns = createRunCounter(database);
  const countTimeline = createTimelineCounter(database);
  const isMeant = createRunCheck(database);
  const collectStatistics = createStatisticsCollector(database);
  const planNow = (query: RunQuery) => {
    const now = Math.ceil(Date.now() / sameNowMs) * sameNowMs;
    return { query, plan: planSearch(query, readCells(), now), now };
  };
  return {
    find: async (query, part, signal) => {
      const cells = readCells();
      const plan = planSearch(query, cells, Date.now());
      const matching = countByCells(plan);
      if (part.only !== undefined) {
        return { ids: isMeant(plan, part.only) ? [part.only] : [], matching, total: sumOf(cells) };
      }
      const ids = await findPage(plan, part, signal);
      const { after, before, skip = 0, limit } = part;
      const isAll = (after ?? before) === undefined && skip === 0 && ids.length < limit;
      return { ids, matching: isAll ? ids.length : matching, total: sumOf(cells) };
    },

    facets: async (query, limit, signal) => {
      const cells = readCells();
      const counted = await countRuns(planCount(query, cells, Date.now()), signal);
      return {
        matching: matchingOf(counted),
        total: sumOf(cells),
        facets: countFacets(counted, query, limit),
      };
    },

    timeline: (query, most, signal) => countTimeline({ ...planNow(query), most }, signal),

    statistics: async function* (query, signal) {
      const planned = planNow(query);
      const timeline = await countTimeline({ ...planned, most: mostBars }, signal);
      yield* collectStatistics({ ...planned, timeline }, signal);
    },
  };
}
