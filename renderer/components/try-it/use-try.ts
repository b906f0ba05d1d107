import type { ProbeMethod, ProbePair } from "../../../shared/probe/probe.ts";
import type { ProbePlan } from "../../../shared/probe/probe-plan.ts";
import { listenPlaces, listens } from "../../model/probe/probe-form.ts";
import { useStores } from "../../stores/stores-context.tsx";

/** Tries pairs; the prober listens where they lead to if the form says so. */
export function useTry(): (plan: ProbePlan, method: ProbeMethod, pairs: readonly ProbePair[]) => void {
  const { probing } = useStores();
  return (plan, method, pairs) => {
    const { form, targetId, run } = probing.getState();
    const tried = new Set(pairs.map(({ address }) => address));
    const places = listens(form, targetId) ? listenPlaces(plan, targetId) : [];
    run(
      method,
      pairs,
      places.filter(({ address }) => tried.has(address)),
    );
  };
}
