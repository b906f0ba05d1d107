import { History, ListFilter } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { cn } from "../../components/cn.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Skeleton } from "../../components/skeleton.tsx";
import { useIsLate } from "../../components/use-is-late.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { HistoryFilters } from "./history-filters.tsx";
import { HistoryList } from "./history-list.tsx";
import { MarkedRuns } from "./marked-runs.tsx";
import { HistoryUsageLine } from "./order/history-usage-line.tsx";
import { useOrderKeys } from "./order/use-order-keys.ts";
import { TimelineStrip } from "./timeline/timeline-strip.tsx";
import { useHistoryRoute } from "./use-history-route.ts";

export function HistoryColumn(): ReactNode {
  useOrderKeys();
  return (
    <section aria-label="History" className="@container-size flex h-full min-h-0 flex-col bg-panel">
      <HistoryFilters />
      <TimelineStrip />
      <div className="min-h-0 flex-1">
        <Runs />
      </div>
      <MarkedRuns />
      <HistoryUsageLine />
    </section>
  );
}

/** An answer that is there before this is a quick one, in milliseconds. */
const paleAfterMs = 200;

function Runs(): ReactNode {
  const { history, route } = useStores();
  const { state, runs, problem, total } = useFrom(
    (stores) => stores.history,
    (now) => now,
  );
  const { setFilter } = useHistoryRoute();
  const isLate = useIsLate(state === "loading", paleAfterMs);
  if (state === "failed" && problem !== null) {
    const retry = (): void => void history.getState().reload();
    return <ErrorState title="The history could not be read" problem={problem} onRetry={retry} />;
  }
  if (runs.length > 0) {
    return (
      // What was found before stays in sight, and is pale where the answer takes longer than a moment. A transition that
      // waits for that would have the list painted twice for each letter that is typed.
      <div aria-busy={state === "loading"} className={cn("h-full", isLate && "opacity-50")}>
        <HistoryList runs={runs} />
      </div>
    );
  }
  if (state === "loading")
    return <Skeleton label="Loading history" rows={12} rowClass="flex h-8 items-center gap-3 px-3" />;
  if (total > 0) {
    return (
      <EmptyState
        icon={<ListFilter />}
        title="No run matches"
        actions={<Button onClick={() => setFilter({})}>Clear filters</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={<History />}
      title="No runs yet"
      actions={<Button onClick={() => route.getState().navigate({ view: "run" })}>Go to Run</Button>}
    >
      Every run is kept here with all that went in and came out.
    </EmptyState>
  );
}
