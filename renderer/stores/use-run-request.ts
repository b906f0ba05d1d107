import { type OperationGate, operationGate } from "../../shared/cni/operation-gate.ts";
import { faultReport, faultSentence } from "../../shared/run/fault-report.ts";
import type { Operation } from "../../shared/run/operation.ts";
import type { FaultPlan } from "../../shared/run/plugin-fault.ts";
import { availableOperations } from "../model/available-operations.ts";
import { composeFault, faultBlocks, noFault } from "../model/fault-draft.ts";
import { blockingProblem, type FormProblems, formProblems } from "../model/form-problems.ts";
import { type ChosenNetwork, chosenNetwork, composeRuntimeConf } from "../model/run-form.ts";
import { useFrom, useStores } from "./stores-context.tsx";
import { statusOf } from "./targets-store.ts";

/** An operation that could be run with the form. */
export interface OfferedOperation {
  readonly operation: Operation;
  /** Why it cannot be run now, or `null`. */
  readonly problem: string | null;
  /** What libcni makes of it because of the network's configuration, or `null` if it simply runs. */
  readonly gate: OperationGate | null;
  /** What it would run on, in a few words. */
  readonly target: string;
}

export interface RunRequestState {
  readonly chosen: ChosenNetwork | null;
  readonly problems: FormProblems;
  readonly operations: readonly OfferedOperation[];
  /** A run is about to begin or under way. */
  readonly busy: boolean;
  /** What the next run will suffer, as a sentence; `null` for nothing. */
  readonly fault: string | null;
  /** Starts an operation that has no problem. */
  readonly start: (operation: Operation) => void;
}

/** What the run form would run, and what stands against it. */
export function useRunRequest(): RunRequestState {
  const { runner, settings } = useStores();
  const form = useFrom(
    (stores) => stores.runForm,
    (state) => state.form,
  );
  const derived = useFrom(
    (stores) => stores.runForm,
    (state) => state.derivedContainerId,
  );
  const directory = useFrom(
    (stores) => stores.networks,
    (state) => state.directory,
  );
  const targetId = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.target,
  );
  const isReady = useFrom(
    (stores) => stores.targets,
    (state) => statusOf(state.statuses, targetId)?.state === "ready",
  );
  const starting = useFrom(
    (stores) => stores.runner,
    (state) => state.starting !== null,
  );
  const running = useFrom(
    (stores) => stores.currentRun,
    ({ record }) => (record?.outcome === "running" ? record.id : null),
  );
  const busy = starting || running !== null;
  const fault = targetId === "lab" ? form.fault : noFault;
  const runtimeConf = composeRuntimeConf(form, derived);
  const chosen = chosenNetwork(form, directory);
  const problems = formProblems(form, runtimeConf.containerId, chosen?.outline ?? null);

  const problemOf = (operation: Operation): string | null => {
    if (chosen === null) return "Choose a network that libcni can load.";
    if (!isReady) return "The target is not ready.";
    if (starting) return "A run is about to begin.";
    if (running !== null) return `Run ${running} is under way. Wait for its end, or cancel it.`;
    return blockingProblem(problems, operation) ?? faultBlocks(fault, operation);
  };
  const target = `${chosen?.network.name ?? ""} ${runtimeConf.netns}`.trim();
  return {
    chosen,
    problems,
    busy,
    fault: faultAhead(composeFault(fault), chosen),
    operations: availableOperations.map((operation) => {
      const outline = chosen?.outline ?? null;
      const gate = outline === null ? null : operationGate(operation, outline);
      return { operation, problem: problemOf(operation), gate, target };
    }),
    start: (operation) => {
      if (chosen === null || problemOf(operation) !== null) return;
      const plan = composeFault(fault);
      const request = {
        operation,
        targetId: settings.getState().settings.target,
        network: chosen.network,
        runtimeConf,
        ...(plan && { fault: plan }),
      };
      void runner.getState().request(request);
    },
  };
}

function faultAhead(plan: FaultPlan | null, chosen: ChosenNetwork | null): string | null {
  const pluginTypes = chosen?.outline?.plugins.map(({ type }) => type) ?? [];
  const report = plan && faultReport({ fault: plan, pluginTypes, steps: [] });
  return report && faultSentence(report, false);
}
