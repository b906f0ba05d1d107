import type { ReactNode } from "react";
import { operations } from "../../../shared/run/operation.ts";
import { outcomes } from "../../../shared/run/outcome.ts";
import { Button } from "../../components/button.tsx";
import { FilterChip } from "../../components/filter-chip.tsx";
import { useFrom } from "../../stores/stores-context.tsx";
import { useHistoryRoute } from "./use-history-route.ts";

/** Filters that combine, and how many runs they leave. */
export function HistoryFilters(): ReactNode {
  const { filter, setFilter } = useHistoryRoute();
  const networkNames = useFrom(
    ({ history }) => history,
    (state) => state.networkNames,
  );
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return (
    <div className="flex min-h-10 shrink-0 flex-wrap items-center gap-1.5 border-line border-b px-3 py-1.5">
      <h2 className="sr-only">History</h2>
      <FilterChip
        name="Operation"
        value={filter.operation ?? null}
        options={operations}
        onChange={(value) => setFilter({ ...filter, operation: operations.find((each) => each === value) })}
      />
      <FilterChip
        name="Outcome"
        value={filter.outcome ?? null}
        options={outcomes}
        onChange={(value) => setFilter({ ...filter, outcome: outcomes.find((each) => each === value) })}
      />
      <FilterChip
        name="Network"
        value={filter.networkName ?? null}
        options={networkNames}
        onChange={(value) => setFilter({ ...filter, networkName: value ?? undefined })}
      />
      {isFiltered && (
        <Button variant="ghost" size="small" onClick={() => setFilter({})}>
          Clear
        </Button>
      )}
      <span className="flex-1" />
      <Count filtered={isFiltered} />
    </div>
  );
}

function Count({ filtered }: { readonly filtered: boolean }): ReactNode {
  const { state, matching, total } = useFrom(
    ({ history }) => history,
    (now) => now,
  );
  if (state !== "ready") return null;
  const all = `${total.toLocaleString("en")} ${total === 1 ? "run" : "runs"}`;
  return (
    <span role="status" className="text-muted text-sm tabular-nums">
      {filtered ? (
        <>
          <strong className="text-ink">{matching.toLocaleString("en")}</strong> of {all}
        </>
      ) : (
        all
      )}
    </span>
  );
}
