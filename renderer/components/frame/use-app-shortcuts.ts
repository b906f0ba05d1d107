import { useStores } from "../../stores/stores-context.tsx";
import { useRunRequest } from "../../stores/use-run-request.ts";
import { useShortcuts } from "../use-shortcuts.ts";

/** The shortcuts that work all over the window; the dialog of shortcuts lists them. */
export function useAppShortcuts(): void {
  const { ui, route, history, runner } = useStores();
  const { operations, start } = useRunRequest();
  useShortcuts({
    "Control+k": () => ui.getState().open("palette"),
    "Control+1": () => route.getState().navigate({ view: "run" }),
    "Control+2": () =>
      route.getState().navigate({ view: "history", filter: history.getState().filter, runId: null }),
    "?": () => ui.getState().open("shortcuts"),
    "Control+enter": () => {
      const first = operations[0];
      const isCovered = ui.getState().overlay !== null || runner.getState().confirmation !== null;
      if (first !== undefined && !isCovered && route.getState().route.view === "run") start(first.operation);
    },
  });
}
