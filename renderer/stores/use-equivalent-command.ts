import { type EquivalentCommand, equivalentCommand } from "../../shared/cni/equivalent-command.ts";
import type { RunRequest } from "../../shared/run/run-record.ts";
import { commandProblem } from "../model/command-problem.ts";
import { type ChosenNetwork, composeRuntimeConf } from "../model/run-form.ts";
import { shownOperation } from "../model/shown-operation.ts";
import { useFrom } from "./stores-context.tsx";

/** A request that the form describes, and what to type in a shell for it. */
export interface FormCommand extends EquivalentCommand {
  readonly request: RunRequest;
  /** Why there is no command now that could be used, or `null`. */
  readonly problem: string | null;
}

/** The command for the operation of the run on screen, with what the form says now. */
export function useEquivalentCommand({ network }: Pick<ChosenNetwork, "network">): FormCommand {
  const { form, derivedContainerId } = useFrom(
    ({ runForm }) => runForm,
    (state) => state,
  );
  const directory = useFrom(
    ({ networks }) => networks,
    (state) => state.directory,
  );
  const targetId = useFrom(
    ({ settings }) => settings,
    ({ settings }) => settings.target,
  );
  const shown = useFrom(
    ({ currentRun }) => currentRun,
    ({ record }) => record,
  );
  const operation = shownOperation(shown, { targetId, file: network.file });
  const runtimeConf = composeRuntimeConf(form, derivedContainerId);
  const request = { operation, targetId, network, runtimeConf };
  const { pluginPath = [], files = [] } = directory ?? {};
  return {
    request,
    problem: commandProblem(operation, form.capabilities),
    ...equivalentCommand(request, pluginPath, derivedContainerId, files),
  };
}
