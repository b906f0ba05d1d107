import { Download, Upload } from "lucide-react";
import type { ReactNode } from "react";
import { useStores } from "../../stores/stores-context.tsx";
import { IconButton } from "../icon-button.tsx";
import { useExportMatching } from "./use-export-matching.ts";

/** Out of the history and into it. */
export function CarryButtons(): ReactNode {
  const { ui } = useStores();
  const exportMatching = useExportMatching();
  return (
    <div className="flex items-center">
      <IconButton name="Export runs…" disabled={exportMatching === null} onClick={() => exportMatching?.()}>
        <Download aria-hidden className="size-4" />
      </IconButton>
      <IconButton name="Import runs…" onClick={() => ui.getState().open("importRuns")}>
        <Upload aria-hidden className="size-4" />
      </IconButton>
    </div>
  );
}
