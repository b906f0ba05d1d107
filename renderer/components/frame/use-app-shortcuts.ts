import { leftHistoryRoute } from "../../stores/history-route.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { useRunRequest } from "../../stores/use-run-request.ts";
import { useStepControl } from "../../stores/use-step-control.ts";
import { useShortcuts } from "../use-shortcuts.ts";

/** The shortcuts that work all over the window; the dialog of shortcuts lists them. */
export function useAppShortcuts(): void {
  const { ui, route, history, selectedRun, runner } = useStores();
  const { operations, start } = useRunRequest();
  const step = useStepControl();
  const isCovered = () => ui.getState().overlay !== null || runner.getState().confirmation !== null;
  useShortcuts({
    "Control+k": () => ui.getState().open("palette"),
    "Control+1": () => route.getState().navigate({ view: "run" }),
    "Control+2": () => route.getState().navigate(leftHistoryRoute({ history, selectedRun })),
    "Control+3": () => route.getState().navigate({ view: "statistics", filter: history.getState().filter }),
    "Control+,": () => route.getState().navigate({ view: "settings" }),
    "?": () => ui.getState().open("shortcuts"),
    "Control+enter": () => {
      if (isCovered()) return;
      if (step !== null) return step("next");
      const first = operations[0];
      if (first !== undefined && route.getState().route.view === "run") start(first.operation);
    },
    "Control+Shift+enter": () => isCovered() || step?.("toEnd"),
    "Control+.": () => isCovered() || step?.("stop"),
  });
}
