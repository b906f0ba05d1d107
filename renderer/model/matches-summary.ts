import { isMeant } from "../../shared/history/is-meant.ts";
import { type Choice, choiceOf, type Facet, type RunQuery } from "../../shared/history/run-query.ts";
import type { RunSummary } from "../../shared/run/run-record.ts";

const told = ["operation", "outcome", "network", "namespace", "interface", "target"] as const;

/** Whether a query means a run, as far as one line of the list can tell; `null` if it takes more than that. */
export function matchesSummary(run: RunSummary, query: RunQuery): boolean | null {
  if (!told.every((facet) => fits(facet, toldBy(run, facet), choiceOf(query, facet)))) return false;
  const rest = Object.keys(query.choices ?? {}).some((key) => !told.some((facet) => facet === key));
  return rest || (query.text ?? query.since ?? query.until) !== undefined ? null : true;
}

function fits(facet: Facet, value: string, { any, none }: Choice): boolean {
  const isSaid = (said: string) => isMeant(facet, value, said);
  return (any.length === 0 || any.some(isSaid)) && !none.some(isSaid);
}

function toldBy(run: RunSummary, facet: (typeof told)[number]): string {
  switch (facet) {
    case "network":
      return run.networkName;
    case "namespace":
      return run.netns;
    case "interface":
      return run.ifName;
    case "target":
      return run.targetId;
    default:
      return run[facet];
  }
}
