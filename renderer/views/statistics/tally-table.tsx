import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import type { NamedTally } from "../../../shared/history/statistics.ts";
import type { Timeline } from "../../../shared/history/timeline.ts";
import { grouped } from "../../../shared/text/number-words.ts";
import { Button } from "../../components/button.tsx";
import { cn } from "../../components/cn.ts";
import { formatRoute } from "../../model/route.ts";
import {
  failureRate,
  formatRate,
  orderBy,
  sortTallies,
  type TallyColumn,
  type TallyOrder,
} from "../../model/statistics/sort-tallies.ts";
import { queryWith } from "../../model/statistics/statistics-queries.ts";
import { Sparkline } from "./sparkline.tsx";
import { TimeTaken } from "./time-taken.tsx";

const cell = "h-8 px-3 text-right tabular-nums whitespace-nowrap";

/** Rows of a long table that are shown at first. */
const fewRows = 10;

/** Runs or calls by name, sorted by any column; each name and number of failures leads to its runs. */
export function TallyTable(props: {
  readonly title: string;
  /** What is counted: runs, or calls of a plugin. */
  readonly counted: string;
  readonly facet: "network" | "plugin";
  readonly tallies: readonly NamedTally[];
  readonly query: RunQuery;
  readonly timeline: Timeline;
}): ReactNode {
  const { title, facet, tallies, query, timeline } = props;
  const [order, setOrder] = useState<TallyOrder>({ column: "runs", descending: true });
  const [showsAll, setShowsAll] = useState(false);
  // A few more are not worth a button.
  const shown = showsAll || tallies.length <= fewRows + 2 ? tallies.length : fewRows;
  const heading = (column: TallyColumn, words: string) => (
    <Heading {...{ column, words, order }} onSort={() => setOrder(orderBy(order, column))} />
  );
  const runsOf = (name: string, failed: boolean): string =>
    formatRoute({ view: "history", filter: queryWith(query, facet, name, failed), runId: null });
  return (
    <section aria-label={title} className="min-w-0">
      <h3 className="mb-1 flex items-baseline gap-2 font-semibold">
        {title}
        <span className="font-normal text-muted text-sm tabular-nums">{tallies.length}</span>
      </h3>
      <div className="overflow-x-auto">
        <table aria-label={title} className="w-full border-collapse">
          <thead>
            <tr className="border-line border-b">
              {heading("name", title.slice(0, -1))}
              {heading("runs", props.counted)}
              {heading("failures", "Failed")}
              {heading("rate", "Failure rate")}
              {heading("median", "Median")}
              {heading("p95", "p95")}
              <th scope="col" className="h-7 w-48 px-3 text-left font-semibold text-faint text-xs">
                Over time
              </th>
            </tr>
          </thead>
          <tbody>
            {sortTallies(tallies, order)
              .slice(0, shown)
              .map((tally) => (
                <tr key={tally.name} className="border-line border-b hover:bg-hover">
                  <th scope="row" className="h-8 max-w-64 truncate pr-3 text-left font-normal">
                    <a href={runsOf(tally.name, false)} className="text-accent hover:underline">
                      {tally.name}
                    </a>
                  </th>
                  <td className={cell}>{grouped(tally.runs)}</td>
                  <td className={cell}>
                    {tally.failures === 0 ? (
                      <span className="text-faint">0</span>
                    ) : (
                      <a
                        href={runsOf(tally.name, true)}
                        aria-label={`${grouped(tally.failures)} failed of ${tally.name}`}
                        className="text-bad hover:underline"
                      >
                        {grouped(tally.failures)}
                      </a>
                    )}
                  </td>
                  <td className={cn(cell, "text-muted")}>{formatRate(failureRate(tally))}</td>
                  <td className={cn(cell, "font-mono text-sm")}>
                    <TimeTaken of="median" times={tally.times} />
                  </td>
                  <td className={cn(cell, "font-mono text-sm")}>
                    <TimeTaken of="p95" times={tally.times} />
                  </td>
                  <td className="px-3">
                    <Sparkline timeline={{ ...timeline, ...tally.over }} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
      {(shown < tallies.length || showsAll) && (
        <Button variant="ghost" size="small" className="-ml-2 mt-1" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? `Show the first ${fewRows}` : `Show all ${grouped(tallies.length)}`}
        </Button>
      )}
    </section>
  );
}

function Heading(props: {
  readonly column: TallyColumn;
  readonly words: string;
  readonly order: TallyOrder;
  readonly onSort: () => void;
}): ReactNode {
  const { column, words, order } = props;
  const isSorted = order.column === column;
  const Arrow = order.descending ? ArrowDown : ArrowUp;
  const isName = column === "name";
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (order.descending ? "descending" : "ascending") : "none"}
      className={cn("h-7 font-semibold text-faint text-xs", isName ? "text-left" : "px-3 text-right")}
    >
      <button
        type="button"
        onClick={props.onSort}
        className={cn(
          "inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-ink",
          !isName && "flex-row-reverse",
          isSorted && "text-ink",
        )}
      >
        {words}
        {/* There for each column, so that sorting moves nothing. */}
        <Arrow aria-hidden className={cn("size-3", !isSorted && "invisible")} />
      </button>
    </th>
  );
}
