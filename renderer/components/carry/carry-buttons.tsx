import { Download, Upload } from "lucide-react";
import type { ReactNode } from "react";
import { useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { useExportMatching } from "./use-export-matching.ts";

/** Out of the history and into it. */
export function CarryButtons(): ReactNode {
  const { ui } = useStores();
  const exportMatching = useExportMatching();
  return (
    <div className="flex items-center">
      <Button
        variant="quiet"
        size="small"
        disabled={exportMatching === null}
        onClick={() => exportMatching?.()}
      >
        <Upload aria-hidden className="size-3.5" />
        Export…
      </Button>
      <Button variant="quiet" size="small" onClick={() => ui.getState().open("importRuns")}>
        <Download aria-hidden className="size-3.5" />
        Import…
      </Button>
    </div>
  );
}
