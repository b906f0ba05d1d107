import { useMemo } from "react";
import { choiceOf, type Facet, withChoice } from "../../../shared/history/run-query.ts";
import type { HistoryFacets } from "../../../shared/run/history-query.ts";
import { operations } from "../../../shared/run/operation.ts";
import { outcomes } from "../../../shared/run/outcome.ts";
import type { Filter, FilterOption } from "../../components/filters/filter.ts";
import type { RouteStore } from "../../stores/route-store.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { useHistoryRoute } from "./use-history-route.ts";

interface FacetMenu {
  readonly facet: Facet;
  readonly name: string;
  /** Values that are there even where no run has them. */
  readonly known: readonly string[] | null;
}

/** What a menu offers, in its order. */
const menus: readonly FacetMenu[] = [
  { facet: "operation", name: "Operation", known: operations },
  { facet: "outcome", name: "Outcome", known: outcomes },
  { facet: "network", name: "Network", known: null },
  { facet: "namespace", name: "Namespace", known: null },
  { facet: "plugin", name: "Plugin", known: null },
  { facet: "code", name: "Error", known: null },
  { facet: "tag", name: "Tag", known: null },
  { facet: "target", name: "Target", known: null },
];

/** A filter for each thing that runs are told apart by, with how many runs each of its values would leave. */
export function useFacetFilters(): readonly Filter[] {
  const { filter } = useHistoryRoute();
  const { route } = useStores();
  const facets = useFrom(
    ({ history }) => history,
    (state) => state.facets,
  );
  // The same objects until there are other counts, so that nothing is drawn anew meanwhile.
  const offered = useMemo(
    () =>
      menus.map((menu) => ({
        ...menu,
        options: optionsOf(menu, facets),
        onChange: (chosen: readonly string[]) => choose(route, menu.facet, chosen),
      })),
    [facets, route],
  );
  return offered.map(({ facet, name, options, onChange }) => {
    const { any, none } = choiceOf(filter, facet);
    const words = [...any, ...none.map((value) => `not ${value}`)].join(", ");
    return { name, value: words === "" ? null : words, options, chosen: any, takesMany: true, onChange };
  });
}

function optionsOf(
  { facet, known }: FacetMenu,
  facets: HistoryFacets["facets"] | null,
): readonly FilterOption[] {
  const counted = facets?.[facet].values ?? [];
  const countOf = (value: string) =>
    counted.find((each) => each.value === value)?.count ?? (facets === null ? null : 0);
  const values = known ?? counted.map(({ value }) => value);
  return values.map((value) => ({ value, count: countOf(value) }));
}

function choose(route: RouteStore, facet: Facet, chosen: readonly string[]): void {
  const { route: now, navigate } = route.getState();
  if (now.view !== "history") return;
  navigate({ ...now, filter: withChoice(now.filter, facet, { any: chosen, none: [] }) });
}
