import type { RunRecord } from "../../../shared/run/run-record.ts";
import { hasLabEnded } from "../../model/has-lab-ended.ts";
import { useFrom } from "../../stores/stores-context.tsx";

/** Whether a run has left nothing, whatever it made, since the lab in which it was has ended. */
export function useLabEnded(record: RunRecord): boolean {
  return useFrom(
    (stores) => stores.targets,
    ({ statuses }) => hasLabEnded(record, statuses),
  );
}
