import { printMoment } from "../../../shared/history/print-moment.ts";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import type { Timeline } from "../../../shared/history/timeline.ts";

/** Bars that are being chosen: from the one where that began to the one where it has come to, in either direction. */
export interface Brush {
  readonly anchor: number;
  readonly head: number;
}

/** The first and the last bar of a brush. */
export function barsOf({ anchor, head }: Brush): readonly [first: number, last: number] {
  return [Math.min(anchor, head), Math.max(anchor, head)];
}

/** The brush after a key, with or without Shift, among so many bars; `null` for a key that does not move it. */
export function moveBrush(brush: Brush | null, key: string, extend: boolean, bars: number): Brush | null {
  const last = bars - 1;
  const from = Math.min(brush?.head ?? last + 1, last + 1);
  const moves: Readonly<Record<string, number>> = {
    ArrowLeft: from - 1,
    ArrowRight: brush === null ? last : from + 1,
    PageUp: from - 10,
    PageDown: from + 10,
    Home: 0,
    End: last,
  };
  const target = moves[key];
  if (target === undefined || bars === 0) return null;
  const head = Math.max(0, Math.min(last, target));
  return { anchor: extend && brush !== null ? brush.anchor : head, head };
}

/** How many runs began in the bars from the first to the last, and how many of them failed. */
export function countIn(timeline: Timeline, first: number, last: number): readonly [number, number] {
  const sum = (counts: readonly number[]) =>
    counts.slice(first, last + 1).reduce((all, count) => all + count, 0);
  return [sum(timeline.runs), sum(timeline.failures)];
}

/**
 * The query for the runs of the brushed bars. A brush that reaches an end of the strip leaves that end as it is: with
 * the newest bar, runs that are still to come are meant as well.
 */
export function brushedQuery(query: RunQuery, timeline: Timeline, brush: Brush): RunQuery {
  const [first, last] = barsOf(brush);
  const moment = (edge: number) => printMoment(timeline.edges[edge] ?? 0);
  return {
    ...query,
    since: first === 0 ? query.since : moment(first),
    until: last >= timeline.runs.length - 1 ? query.until : moment(last + 1),
  };
}

/** The same query for all times. */
export function atAllTimes(query: RunQuery): RunQuery {
  return { ...query, since: undefined, until: undefined };
}
