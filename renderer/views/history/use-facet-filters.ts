import { choiceOf, type Facet, withChoice } from "../../../shared/history/run-query.ts";
import { operations } from "../../../shared/run/operation.ts";
import { outcomes } from "../../../shared/run/outcome.ts";
import type { Filter, FilterOption } from "../../components/filters/filter.ts";
import { useFrom } from "../../stores/stores-context.tsx";
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

/** A filter for each thing that runs are told apart by, with how many runs each of its values would leave. */
export function useFacetFilters(): readonly Filter[] {
  const { filter, setFilter } = useHistoryRoute();
  const facets = useFrom(
    ({ history }) => history,
    (state) => state.facets,
  );
  return menus.map(({ facet, name, known }) => {
    const counted = facets?.[facet].values ?? [];
    const countOf = (value: string) =>
      counted.find((each) => each.value === value)?.count ?? (facets === null ? null : 0);
    const values = known ?? counted.map(({ value }) => value);
    const { any, none } = choiceOf(filter, facet);
    const words = [...any, ...none.map((value) => `not ${value}`)].join(", ");
    return {
      name,
      value: words === "" ? null : words,
      options: values.map((value): FilterOption => ({ value, count: countOf(value) })),
      chosen: any,
      takesMany: true,
      onChange: (chosen) => setFilter(withChoice(filter, facet, { any: chosen, none: [] })),
    };
  });
}
