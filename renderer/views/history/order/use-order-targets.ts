import { everythingOf, type RunsToDelete } from "../../../../shared/history/deletion.ts";
import { useFrom } from "../../../stores/stores-context.tsx";

/** What a command of the history is about: the marked runs, or else the selected one. */
export interface OrderTargets {
  readonly ids: readonly number[];
  /** `null` where there is nothing to delete. */
  readonly toDelete: RunsToDelete | null;
  /** All of `ids` are pinned, as far as they are loaded. */
  readonly arePinned: boolean;
}

export function useOrderTargets(): OrderTargets {
  const selected = useFrom(
    ({ route }) => route,
    ({ route }) => (route.view === "history" ? route.runId : null),
  );
  const marked = useFrom(
    ({ markedRuns }) => markedRuns,
    (state) => state,
  );
  const shown = useFrom(
    ({ runLabels }) => runLabels,
    ({ runId, labels }) => (runId === selected ? labels.pinned : null),
  );
  const loaded = useFrom(
    (stores) => stores.history,
    ({ runs }) => runs,
  );
  if (marked.everything !== null) {
    return { ids: [], toDelete: everythingOf(marked.everything), arePinned: false };
  }
  const ids = marked.ids.length > 0 ? marked.ids : selected === null ? [] : [selected];
  const isPinned = (id: number) =>
    id === selected && shown !== null ? shown : loaded.find((run) => run.id === id)?.labels?.pinned === true;
  return {
    ids,
    toDelete: ids.length === 0 ? null : { ids: [...ids] },
    arePinned: ids.length > 0 && ids.every(isPinned),
  };
}
