import { everythingOf } from "../../../shared/history/deletion.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { useShownRun } from "../../stores/use-shown-run.ts";
import { nameFieldId } from "../run-labels/name-field-id.ts";
import type { PaletteGroup } from "./palette-command.ts";

/** What keeps the history in order: of the run on screen, and of all that the list shows. */
export function useOrderCommands(): PaletteGroup {
  const { ordering, history, route } = useStores();
  const record = useShownRun();
  const view = useFrom(
    (stores) => stores.route,
    (state) => state.route.view,
  );
  const { runId, labels } = useFrom(
    (stores) => stores.runLabels,
    (state) => state,
  );
  const canUndo = useFrom(
    (stores) => stores.ordering,
    (state) => state.deletions.length > 0,
  );
  const { ask, label, undo } = ordering.getState();
  const pinned = runId === record?.id && labels.pinned;
  const note = `run ${record?.id ?? ""}`;
  const remove = (id: number) => ({
    name: "Delete this run",
    note: view === "history" ? "Delete" : note,
    run: () => void ask({ ids: [id] }),
  });
  const ofRun =
    record === null
      ? []
      : [
          {
            name: pinned ? "Unpin this run" : "Pin this run",
            note: view === "history" ? "P" : note,
            run: () => void label([record.id], { pinned: !pinned }),
          },
          ...(record.outcome === "running" ? [] : [remove(record.id)]),
        ];
  const nameRun = {
    name: "Name this run",
    note,
    // When the palette has closed and given the focus back.
    run: () => requestAnimationFrame(() => setTimeout(() => document.getElementById(nameFieldId)?.focus())),
  };
  const { filter, total } = history.getState();
  const deleteAll = {
    name: "Delete all runs of the list…",
    note: "but for pinned ones",
    run: () => void ask(everythingOf(filter)),
  };
  const showPinned = {
    name: "Show pinned runs",
    note: "is:pinned",
    run: () =>
      route.getState().navigate({
        view: "history",
        filter: { choices: { is: { any: ["pinned"], none: [] } } },
        runId: null,
      }),
  };
  return {
    name: "Keep in order",
    commands: [
      ...(canUndo ? [{ name: "Undo delete", note: "Ctrl Z", run: () => void undo() }] : []),
      ...ofRun,
      ...(record !== null && view === "history" ? [nameRun] : []),
      ...(view === "history" && total > 0 ? [deleteAll] : []),
      showPinned,
    ],
  };
}
