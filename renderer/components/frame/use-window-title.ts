import { useEffect } from "react";
import { windowTitle } from "../../model/window-title.ts";
import { useFrom } from "../../stores/stores-context.tsx";

/** Calls the window after what it shows. */
export function useWindowTitle(): void {
  const route = useFrom(
    (stores) => stores.route,
    (state) => state.route,
  );
  const current = useFrom(
    ({ currentRun }) => currentRun,
    ({ record }) => record,
  );
  const selected = useFrom(
    ({ selectedRun }) => selectedRun,
    ({ record }) => record,
  );
  const title = windowTitle(route, route.view === "run" ? current : selected);
  useEffect(() => {
    document.title = title;
  }, [title]);
}
