import { useFrom, useStores } from "../../stores/stores-context.tsx";

/** Asks as what the runs are to be exported that the history's search means; `null` where there are none. */
export function useExportMatching(): (() => void) | null {
  const { exporting, ui } = useStores();
  const { matching, filter } = useFrom(
    ({ history }) => history,
    (state) => state,
  );
  if (matching === 0) return null;
  return () => {
    exporting.getState().ask({ what: { query: filter }, count: matching });
    ui.getState().open("exportRuns");
  };
}
