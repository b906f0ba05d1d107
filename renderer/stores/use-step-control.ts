import type { StepAction } from "../../shared/run/step-action.ts";
import { waitingStep } from "../../shared/run/step-mode.ts";
import { useFrom, useStores } from "./stores-context.tsx";

/** Says what is to become of the step that waits. */
export type StepControl = (action: StepAction) => void;

/** Control over the run on screen, if it waits in step mode; else `null`. */
export function useStepControl(): StepControl | null {
  const { runner } = useStores();
  const view = useFrom(
    ({ route }) => route,
    ({ route }) => route.view,
  );
  const current = useFrom(
    ({ currentRun }) => currentRun,
    ({ record }) => record,
  );
  const selected = useFrom(
    ({ selectedRun }) => selectedRun,
    ({ record }) => record,
  );
  const record = view === "run" ? current : selected;
  if (record === null || waitingStep(record) === null) return null;
  return (action) => void runner.getState().advance(record, action);
}
