import { isMeant } from "../../../shared/history/is-meant.ts";
import { choiceOf, type Facet, type RunQuery } from "../../../shared/history/run-query.ts";
import type { FacetCounts } from "../../../shared/run/history-query.ts";
import type { CellCount } from "./count-runs.ts";

/** How many runs have each value of each facet, as if nothing were chosen in it. */
export function countFacets(
  counted: readonly CellCount[],
  query: RunQuery,
  limit: number,
): Readonly<Record<Facet, FacetCounts>> {
  const countsOf = (facet: Facet): FacetCounts => {
    const { any, none } = choiceOf(query, facet);
    const isChosen = (value: string) => [...any, ...none].some((said) => isMeant(facet, value, said));
    const values = tally(counted, facet)
      .map(([value, count]) => ({ value, count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
    return {
      values: values.filter(({ value }, at) => at < limit || isChosen(value)),
      distinct: values.length,
    };
  };
  return {
    operation: countsOf("operation"),
    outcome: countsOf("outcome"),
    network: countsOf("network"),
    plugin: countsOf("plugin"),
    namespace: countsOf("namespace"),
    interface: countsOf("interface"),
    target: countsOf("target"),
    code: countsOf("code"),
    tag: countsOf("tag"),
    is: countsOf("is"),
  };
}

function tally(counted: readonly CellCount[], facet: Facet): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { cell, fit, runs } of counted) {
    if (runs === 0 || (fit !== "fits" && fit !== facet)) continue;
    for (const value of cell.values[facet]) counts.set(value, (counts.get(value) ?? 0) + runs);
  }
  return [...counts];
}
