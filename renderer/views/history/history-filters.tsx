import type { ReactNode } from "react";
import { choiceOf, type Facet, isEmptyQuery, withChoice } from "../../../shared/history/run-query.ts";
import { operations } from "../../../shared/run/operation.ts";
import { outcomes } from "../../../shared/run/outcome.ts";
import { Button } from "../../components/button.tsx";
import { CarryButtons } from "../../components/carry/carry-buttons.tsx";
import { FilterChip, type FilterOption } from "../../components/filter-chip.tsx";
import { useFrom } from "../../stores/stores-context.tsx";
import { ColumnsMenu } from "./columns-menu.tsx";
import { HistorySearch } from "./history-search.tsx";
import { QueryChips } from "./query-chips.tsx";
import { SavedSearchesMenu } from "./saved-searches-menu.tsx";
import { TimeChip } from "./time-chip.tsx";
import { useHistoryRoute } from "./use-history-route.ts";

/** What a menu offers, in its order; `known` are values that are there even where no run has them. */
const menus: readonly {
  readonly facet: Facet;
  readonly name: string;
  readonly known: readonly string[] | null;
}[] = [
  { facet: "operation", name: "Operation", known: operations },
  { facet: "outcome", name: "Outcome", known: outcomes },
  { facet: "network", name: "Network", known: null },
  { facet: "namespace", name: "Namespace", known: null },
  { facet: "plugin", name: "Plugin", known: null },
  { facet: "code", name: "Error", known: null },
  { facet: "tag", name: "Tag", known: null },
  { facet: "target", name: "Target", known: null },
];

/** Search and filters that combine, and how many runs they leave. */
export function HistoryFilters(): ReactNode {
  const { filter, setFilter } = useHistoryRoute();
  const isFiltered = !isEmptyQuery(filter);
  return (
    <div className="flex shrink-0 flex-col gap-1.5 border-line border-b px-3 py-1.5">
      <h2 className="sr-only">History</h2>
      <div className="flex items-center gap-3">
        <div className="flex-1">
          <HistorySearch />
        </div>
        <Count filtered={isFiltered} />
        <SavedSearchesMenu />
      </div>
      <div className="flex min-h-7 flex-wrap items-center gap-1.5">
        {menus.map((menu) => (
          <FacetChip key={menu.facet} {...menu} />
        ))}
        <TimeChip />
        <QueryChips />
        {isFiltered && (
          <Button variant="ghost" size="small" onClick={() => setFilter({})}>
            Clear
          </Button>
        )}
        <span className="flex-1" />
        <ColumnsMenu />
        <CarryButtons />
      </div>
    </div>
  );
}

function FacetChip({ facet, name, known }: (typeof menus)[number]): ReactNode {
  const { filter, setFilter } = useHistoryRoute();
  const facets = useFrom(
    ({ history }) => history,
    (state) => state.facets,
  );
  const counted = facets?.[facet].values ?? [];
  const countOf = (value: string) =>
    counted.find((each) => each.value === value)?.count ?? (facets === null ? null : 0);
  const options: readonly FilterOption[] = (known ?? counted.map(({ value }) => value)).map((value) => ({
    value,
    count: countOf(value),
  }));
  const { any, none } = choiceOf(filter, facet);
  const words = [...any, ...none.map((value) => `not ${value}`)].join(", ");
  return (
    <FilterChip
      name={name}
      value={words === "" ? null : words}
      options={options}
      onChange={(value) =>
        setFilter(withChoice(filter, facet, { any: value === null ? [] : [value], none: [] }))
      }
    />
  );
}

function Count({ filtered }: { readonly filtered: boolean }): ReactNode {
  const { state, matching, total } = useFrom(
    ({ history }) => history,
    (now) => now,
  );
  if (total === 0 && state !== "ready") return null;
  const all = `${total.toLocaleString("en")} ${total === 1 ? "run" : "runs"}`;
  return (
    <span role="status" className="min-w-24 text-right text-muted text-sm tabular-nums">
      {filtered ? (
        <>
          <strong className="text-ink">{matching === null ? "…" : matching.toLocaleString("en")}</strong> of{" "}
          {all}
        </>
      ) : (
        all
      )}
    </span>
  );
}
