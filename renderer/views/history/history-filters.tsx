import type { ReactNode } from "react";
import { isEmptyQuery } from "../../../shared/history/run-query.ts";
import { Button } from "../../components/button.tsx";
import { CarryButtons } from "../../components/carry/carry-buttons.tsx";
import { FilterRow } from "../../components/filters/filter-row.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import { HistorySearch } from "./history-search.tsx";
import { QueryChips } from "./query-chips.tsx";
import { SavedSearchesMenu } from "./saved-searches-menu.tsx";
import { useFacetFilters } from "./use-facet-filters.ts";
import { useHistoryRoute } from "./use-history-route.ts";
import { useTimeFilter } from "./use-time-filter.ts";

/** Search and filters that combine, and how many runs they leave: a line each. */
export function HistoryFilters(): ReactNode {
  const { filter, setFilter } = useHistoryRoute();
  return (
    <div className="flex shrink-0 flex-col gap-1.5 border-line border-b px-3 py-1.5">
      <h2 className="sr-only">History</h2>
      <div className="flex items-center gap-1">
        <div className="mr-1 min-w-0 flex-1">
          <HistorySearch />
        </div>
        <SavedSearchesMenu />
        <ColumnsMenu />
        <CarryButtons />
      </div>
      <FilterRow filters={useFilters()}>
        <QueryChips />
        {!isEmptyQuery(filter) && (
          <Button variant="ghost" size="small" onClick={() => setFilter({})}>
            Clear
          </Button>
        )}
      </FilterRow>
    </div>
  );
}

/** In the order of how often they are needed: the last ones fold away first. */
function useFilters() {
  const facets = useFacetFilters();
  const time = useTimeFilter();
  return [...facets.slice(0, 4), time, ...facets.slice(4)];
}
