import { operationGate } from "../../../shared/cni/operation-gate.ts";
import { blockingProblem, formProblems } from "../../model/form-problems.ts";
import { chosenNetwork, composeRuntimeConf } from "../../model/run-form.ts";
import type { SeriesOperation, SeriesPlace } from "../../model/series/series-line.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { statusOf } from "../../stores/targets-store.ts";

/** What the run form would run in each of several namespaces, and what stands against it. */
export function useSeriesRequest(operation: SeriesOperation): {
  readonly network: string | null;
  readonly ifName: string;
  /** Why it cannot be run, or `null`. */
  readonly problem: string | null;
  /** What libcni makes of it because of the network's configuration; `null` if it simply runs. */
  readonly gate: string | null;
  readonly start: (places: readonly SeriesPlace[]) => void;
} {
  const { series } = useStores();
  const { settings } = useFrom(
    (stores) => stores.settings,
    (state) => state,
  );
  const form = useFrom(
    (stores) => stores.runForm,
    (state) => state.form,
  );
  const directory = useFrom(
    (stores) => stores.networks,
    (state) => state.directory,
  );
  const isReady = useFrom(
    (stores) => stores.targets,
    (state) => statusOf(state.statuses, settings.target)?.state === "ready",
  );
  const chosen = chosenNetwork(form, directory);
  // Each namespace and the ID that follows from it are valid; the rest of the form is judged.
  const problems = formProblems({ ...form, netns: "", ownContainerId: null }, "", chosen?.outline ?? null);
  const outline = chosen?.outline ?? null;
  const problemOf = (): string | null => {
    if (chosen === null) return "Choose a network that libcni can load.";
    return isReady ? blockingProblem(problems, operation) : "The target is not ready.";
  };
  const problem = problemOf();
  return {
    network: chosen?.network.name ?? null,
    ifName: form.ifName,
    problem,
    gate: (outline && operationGate(operation, outline)?.sentence) ?? null,
    start: (places) => {
      if (chosen === null || problem !== null) return;
      const { ifName, args, capabilityArgs } = composeRuntimeConf(form, "");
      void series.getState().start({
        operation,
        targetId: settings.target,
        network: chosen.network,
        runtimeConf: { ifName, args, capabilityArgs },
        recordDelegates: settings.recordDelegates[settings.target],
        places,
      });
    },
  };
}
