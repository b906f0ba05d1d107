import { printMoment } from "../../../shared/history/print-moment.ts";
import { type RunQuery, runsWith, withChoice } from "../../../shared/history/run-query.ts";
import type { SeriesLine, SeriesOperation, SeriesState } from "./series-line.ts";
import { stateWords } from "./series-line.ts";

const order: readonly SeriesState[] = [
  "succeeded",
  "failed",
  "skipped",
  "cancelled",
  "interrupted",
  "refused",
  "leftOut",
  "running",
  "creating",
  "waiting",
];

/** How many there are of each state, as in `3 succeeded, 1 failed, 2 waiting`. */
export function seriesSummary(lines: readonly SeriesLine[]): string {
  return order
    .map((state) => [lines.filter((line) => line.state === state).length, state] as const)
    .filter(([count]) => count > 0)
    .map(([count, state]) => `${count} ${stateWords(state)}`)
    .join(", ");
}

/** Namespaces that are named in a query; of more, the time tells the runs. */
const mostNamed = 100;

/** The query for the runs of a series; `null` as long as it has none. */
export function seriesQuery(
  operation: SeriesOperation,
  network: string,
  lines: readonly SeriesLine[],
): RunQuery | null {
  const ran = lines.filter(({ runId }) => runId !== null);
  const times = ran.map(({ startedAt }) => startedAt ?? 0);
  if (ran.length === 0) return null;
  const places = ran.flatMap(({ netns }) => (netns === null ? [] : [netns]));
  const query = {
    ...runsWith({ operation, network }),
    since: printMoment(Math.min(...times)),
    until: printMoment(Math.max(...times) + 1),
  };
  return places.length > mostNamed ? query : withChoice(query, "namespace", { any: places, none: [] });
}
