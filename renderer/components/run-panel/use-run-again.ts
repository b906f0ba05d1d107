import type { RunRecord } from "../../../shared/run/run-record.ts";
import { useStores } from "../../stores/stores-context.tsx";

/** Opens a run of the history as a form that can be edited, in the target that it ran in. */
export function useRunAgain(): (record: RunRecord) => Promise<void> {
  const { settings, runForm, route, notices } = useStores();
  return async (record) => {
    try {
      const { settings: now, change } = settings.getState();
      if (now.target !== record.targetId) await change({ target: record.targetId });
      await runForm.getState().load(record);
      route.getState().navigate({ view: "run" });
    } catch (error) {
      notices.getState().report(error);
    }
  };
}
