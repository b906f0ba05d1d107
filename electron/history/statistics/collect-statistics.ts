import type { DatabaseSync } from "node:sqlite";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import type { SlowStep, Statistics, StatisticsEvent } from "../../../shared/history/statistics.ts";
import type { Timeline } from "../../../shared/history/timeline.ts";
import { operations } from "../../../shared/run/operation.ts";
import type { Cell } from "../search/cells.ts";
import type { SearchPlan } from "../search/search-plan.ts";
import { bucketOf } from "../timeline/bucket-sums.ts";
import { createWriteMark } from "../write-mark.ts";
import { ErrorCounter } from "./error-counter.ts";
import { createSliceReader, type RunRow, type StepRow } from "./read-slices.ts";
import { NamedTallies, TallyCounter } from "./tallies.ts";

/** What is told of each kind. */
const mostNames = 200;
const mostErrors = 20;
const mostSteps = 10;

/** What is asked of statistics. */
export interface StatisticsRequest {
  readonly query: RunQuery;
  readonly plan: SearchPlan;
  /** Of the same query. */
  readonly timeline: Timeline;
}

/**
 * Makes a function that adds up what a plan finds, in slices between which everything else goes on. The same is answered
 * at once as long as nothing was written.
 */
export function createStatisticsCollector(
  database: DatabaseSync,
): (request: StatisticsRequest, signal: AbortSignal) => AsyncGenerator<StatisticsEvent> {
  const readSlices = createSliceReader(database);
  const mark = createWriteMark(database);
  let kept: { readonly key: string; readonly statistics: Statistics } | null = null;
  return async function* ({ query, plan, timeline }, signal) {
    const keyNow = () =>
      JSON.stringify([query.choices, query.text, plan.from, plan.to, timeline.edges, mark()]);
    const key = keyNow();
    if (kept?.key === key) {
      yield { type: "statistics", statistics: kept.statistics };
      return;
    }
    const sums = new StatisticsSums(plan, timeline);
    for await (const { runs, steps, done, of } of readSlices(plan, signal)) {
      sums.add(runs, steps);
      yield { type: "progress", done, of };
    }
    const statistics = sums.statistics();
    if (keyNow() === key) kept = { key, statistics };
    yield { type: "statistics", statistics };
  };
}

class StatisticsSums {
  readonly #timeline: Timeline;
  readonly #cells: ReadonlyMap<number, Cell>;
  readonly #all = new TallyCounter();
  readonly #networks: NamedTallies;
  readonly #plugins: NamedTallies;
  readonly #errors = new ErrorCounter();
  #began: Statistics["began"] = null;
  #slowest: readonly SlowStep[] = [];

  constructor(plan: SearchPlan, timeline: Timeline) {
    const buckets = timeline.edges.length - 1;
    this.#timeline = timeline;
    this.#networks = new NamedTallies(buckets);
    this.#plugins = new NamedTallies(buckets);
    this.#cells = new Map(plan.groups.flatMap(({ cells }) => cells.map((cell) => [cell.id, cell])));
  }

  add(runs: readonly RunRow[], steps: readonly StepRow[]): void {
    const byId = new Map<number, RunRow>();
    for (const run of runs) {
      const [id, cell, startedAt, durationMs, headline] = run;
      byId.set(id, run);
      this.#all.add(headline !== null, durationMs);
      const { first, last } = this.#began ?? { first: startedAt, last: startedAt };
      this.#began = { first: Math.min(first, startedAt), last: Math.max(last, startedAt) };
      const bucket = bucketOf(this.#timeline.edges, startedAt);
      this.#networks.add(this.#networkOf(cell), bucket, headline !== null, durationMs);
      if (headline !== null) this.#errors.add(headline, id);
    }
    for (const step of steps) this.#addStep(step, byId.get(step[0]));
  }

  statistics(): Statistics {
    return {
      ...this.#all.tally(),
      began: this.#began,
      timeline: this.#timeline,
      networks: this.#networks.list(mostNames),
      plugins: this.#plugins.list(mostNames),
      slowest: this.#slowest,
      errors: this.#errors.list(mostErrors),
    };
  }

  #addStep([runId, pluginType, command, failed, durationMs]: StepRow, run: RunRow | undefined): void {
    if (run === undefined) return;
    const [, cell, startedAt] = run;
    this.#plugins.add(pluginType, bucketOf(this.#timeline.edges, startedAt), failed === 1, durationMs);
    const operation = operations.find((each) => each === command);
    const quickest = this.#slowest.at(-1)?.durationMs ?? 0;
    if (durationMs === null || operation === undefined) return;
    if (this.#slowest.length >= mostSteps && durationMs <= quickest) return;
    const networkName = this.#networkOf(cell);
    const slow: SlowStep = { runId, startedAt, networkName, command: operation, pluginType, durationMs };
    this.#slowest = [...this.#slowest, slow]
      .sort((a, b) => b.durationMs - a.durationMs || a.runId - b.runId)
      .slice(0, mostSteps);
  }

  #networkOf(cell: number): string {
    return this.#cells.get(cell)?.values.network[0] ?? "";
  }
}
