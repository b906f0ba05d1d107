import { useEffect, useRef } from "react";
import { isTyping } from "../../../components/use-shortcuts.ts";
import { useStores } from "../../../stores/stores-context.tsx";
import { useOrderTargets } from "./use-order-targets.ts";

/** Keys of the history: P pins, Delete deletes, Ctrl+A marks all, Ctrl+Z has the last deletion back, Esc unmarks. */
export function useOrderKeys(): void {
  const { history, markedRuns, ordering } = useStores();
  const targets = useOrderTargets();
  const markAll = (): void => {
    const { reachesStart, complete, runs, filter } = history.getState();
    if (reachesStart && complete) markedRuns.getState().markOnly(runs.map(({ id }) => id));
    else markedRuns.getState().markEverything(filter);
  };
  const { ids, toDelete, arePinned } = targets;
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    p: ids.length === 0 ? undefined : () => void ordering.getState().label(ids, { pinned: !arePinned }),
    Delete: toDelete === null ? undefined : () => void ordering.getState().ask(toDelete),
    "Control+a": markAll,
    "Control+z": () => void ordering.getState().undo(),
    Escape: markedRuns.getState().clear,
  };
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.altKey || event.shiftKey || event.repeat || event.isComposing || isTyping(event)) return;
      const control = event.ctrlKey || event.metaKey ? "Control+" : "";
      const act = latest.current[control + (event.key.length === 1 ? event.key.toLowerCase() : event.key)];
      if (act === undefined) return;
      if (event.key !== "Escape") event.preventDefault();
      act();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
