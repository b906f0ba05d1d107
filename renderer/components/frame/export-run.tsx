import type { ReactNode } from "react";
import { useShownRun } from "../../stores/use-shown-run.ts";
import { ExportDialog } from "../run-panel/export-dialog.tsx";

/** The export of the run that is on screen. */
export function ExportRun(props: { readonly onClose: () => void }): ReactNode {
  const record = useShownRun();
  return record === null ? null : <ExportDialog record={record} onClose={props.onClose} />;
}
