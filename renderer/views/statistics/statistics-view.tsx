import { ChartColumn } from "lucide-react";
import { type ReactNode, useEffect } from "react";
import { printQuery } from "../../../shared/history/print-query.ts";
import { isEmptyQuery, type RunQuery } from "../../../shared/history/run-query.ts";
import { Button } from "../../components/button.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { FrequentErrors } from "./frequent-errors.tsx";
import { SlowestSteps } from "./slowest-steps.tsx";
import { StatisticsHeader } from "./statistics-header.tsx";
import { StatisticsTotals } from "./statistics-totals.tsx";
import { TallyTable } from "./tally-table.tsx";

/** What the runs of a query come to: by network and plugin, the slowest calls and the most frequent errors. */
export function StatisticsView({ query }: { readonly query: RunQuery }): ReactNode {
  const { statistics: store } = useStores();
  const words = printQuery(query);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words are the same query
  useEffect(() => store.getState().follow(query), [store, words]);
  return (
    <section aria-label="Statistics" className="flex min-w-0 flex-1 flex-col bg-panel">
      <StatisticsHeader query={query} />
      <Body query={query} />
    </section>
  );
}

function Body({ query }: { readonly query: RunQuery }): ReactNode {
  const { statistics: store, route } = useStores();
  const { statistics, problem } = useFrom(
    (stores) => stores.statistics,
    (state) => state,
  );
  if (problem !== null) {
    const title = "The statistics could not be counted";
    return <ErrorState title={title} problem={problem} onRetry={store.getState().countAgain} />;
  }
  if (statistics === null) {
    return <Skeleton label="Counting" rows={8} rowClass="flex h-10 items-center gap-3 px-3" />;
  }
  if (statistics.runs === 0) {
    const { navigate } = route.getState();
    return (
      <EmptyState
        icon={<ChartColumn />}
        title={isEmptyQuery(query) ? "No runs yet" : "No run matches"}
        actions={
          isEmptyQuery(query) ? (
            <Button onClick={() => navigate({ view: "run" })}>Go to Run</Button>
          ) : (
            <Button onClick={() => navigate({ view: "statistics", filter: {} })}>Count all runs</Button>
          )
        }
      >
        Each network and plugin has its runs, failures and times here.
      </EmptyState>
    );
  }
  const { timeline } = statistics;
  return (
    <section
      aria-label="Figures"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region has to be reachable by keyboard
      tabIndex={0}
      className="@container flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto p-4 outline-offset-[-2px]"
    >
      <StatisticsTotals statistics={statistics} />
      {/* On a wide screen beside each other, so that a row's figures stay close to its name. */}
      <div className="grid @min-[96rem]:grid-cols-2 grid-cols-1 items-start gap-x-10 gap-y-6">
        <TallyTable
          title="Networks"
          counted="Runs"
          facet="network"
          {...{ tallies: statistics.networks, query, timeline }}
        />
        <div className="@container flex min-w-0 flex-col gap-6">
          <TallyTable
            title="Plugins"
            counted="Calls"
            facet="plugin"
            {...{ tallies: statistics.plugins, query, timeline }}
          />
          <div className="grid @5xl:grid-cols-2 grid-cols-1 gap-6">
            <SlowestSteps steps={statistics.slowest} query={query} />
            <FrequentErrors errors={statistics.errors} query={query} />
          </div>
        </div>
      </div>
    </section>
  );
}
