import type { RunRecord } from "../../shared/run/run-record.ts";
import { useFrom } from "./stores-context.tsx";

/** The one run that is on screen, if it is one: that of the run view, or the one that is selected in a list. */
export function useShownRun(): RunRecord | null {
  const view = useFrom(
    ({ route }) => route,
    ({ route }) => route.view,
  );
  const record = useFrom(
    ({ currentRun, selectedRun }) => (view === "run" ? currentRun : selectedRun),
    (state) => state.record,
  );
  return view === "run" || view === "history" ? record : null;
}
