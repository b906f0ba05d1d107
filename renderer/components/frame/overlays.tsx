import type { ReactNode } from "react";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { DropBundle } from "../carry/drop-bundle.tsx";
import { ExportRunsDialog } from "../carry/export-runs-dialog.tsx";
import { ImportDialog } from "../carry/import-dialog.tsx";
import { ConfirmDialog } from "../confirm-dialog.tsx";
import { SeriesDialog } from "../series/series-dialog.tsx";
import { CommandPalette } from "./command-palette.tsx";
import { ConfigDialog } from "./config-dialog.tsx";
import { ConfirmDelete } from "./confirm-delete.tsx";
import { ConfirmRun } from "./confirm-run.tsx";
import { ConfirmSetAside } from "./confirm-set-aside.tsx";
import { CreateNamespace } from "./create-namespace.tsx";
import { DeleteNamespace } from "./delete-namespace.tsx";
import { EditSearches } from "./edit-searches.tsx";
import { ExportRun } from "./export-run.tsx";
import { SaveSearch } from "./save-search.tsx";
import { ShortcutsDialog } from "./shortcuts-dialog.tsx";

/** Whatever lies over the window. */
export function Overlays(): ReactNode {
  return (
    <>
      <ChosenOverlay />
      <ConfirmRun />
      <ConfirmSetAside />
      <ConfirmDelete />
      <DropBundle />
    </>
  );
}

function ChosenOverlay(): ReactNode {
  const { ui, targets } = useStores();
  const overlay = useFrom(
    (stores) => stores.ui,
    (state) => state.overlay,
  );
  const { close } = ui.getState();
  switch (overlay) {
    case "palette":
      return <CommandPalette onClose={close} />;
    case "shortcuts":
      return <ShortcutsDialog onClose={close} />;
    case "createNamespace":
      return <CreateNamespace onClose={close} />;
    case "deleteNamespace":
      return <DeleteNamespace onClose={close} />;
    case "config":
      return <ConfigDialog onClose={close} />;
    case "resetLab":
      return (
        <ConfirmDialog
          title="Reset the lab?"
          action="Reset lab"
          variant="danger"
          onConfirm={() => void targets.getState().reset("lab")}
          onClose={close}
        >
          <p>All namespaces, interfaces, addresses and cached results of the lab are thrown away.</p>
          <p>Networks and the history stay.</p>
        </ConfirmDialog>
      );
    case "exportRun":
      return <ExportRun onClose={close} />;
    case "series":
      return <SeriesDialog onClose={close} />;
    case "saveSearch":
      return <SaveSearch onClose={close} />;
    case "editSearches":
      return <EditSearches onClose={close} />;
    case "exportRuns":
      return <ExportRunsDialog onClose={close} />;
    case "importRuns":
      return <ImportDialog onClose={close} />;
    case "networks":
    case null:
      return null;
  }
}
