import type { ReactNode } from "react";
import type { Statistics } from "../../../shared/history/statistics.ts";
import { grouped } from "../../../shared/text/number-words.ts";
import { failureRate, formatRate } from "../../model/statistics/sort-tallies.ts";
import { betweenWords } from "../../model/timeline/time-words.ts";
import { TimeTaken } from "./time-taken.tsx";

/** All runs that are counted, in one line. */
export function StatisticsTotals({ statistics }: { readonly statistics: Statistics }): ReactNode {
  const { runs, failures, times, began } = statistics;
  return (
    <dl aria-label="All of them" className="flex flex-wrap gap-x-8 gap-y-2">
      <Figure name="Runs">{grouped(runs)}</Figure>
      <Figure name="Failed">
        {grouped(failures)}
        <span className="ml-1.5 text-base text-muted">{formatRate(failureRate(statistics))}</span>
      </Figure>
      <Figure name="Median">
        <TimeTaken of="median" times={times} />
      </Figure>
      <Figure name="p95">
        <TimeTaken of="p95" times={times} />
      </Figure>
      <Figure name="When">
        <span className="text-base">{began === null ? "never" : betweenWords(began, Date.now())}</span>
      </Figure>
    </dl>
  );
}

function Figure(props: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div className="flex flex-col">
      <dt className="text-faint text-xs">{props.name}</dt>
      <dd className="flex min-h-6 items-baseline font-semibold text-lg tabular-nums">{props.children}</dd>
    </div>
  );
}
