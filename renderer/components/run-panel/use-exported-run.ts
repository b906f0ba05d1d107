import { useEffect, useState } from "react";
import type { ExportFormat } from "../../../shared/export/export-format.ts";
import { type ExportedRun, exportRun } from "../../../shared/export/export-run.ts";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { deriveContainerId } from "../../model/derive-container-id.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

/** A run in a format. `null` while it is written, which comes after what was pressed is on screen. */
export function useExportedRun(
  record: RunRecord,
  format: ExportFormat,
  withSecrets: boolean,
): ExportedRun | null {
  const [made, setMade] = useState<{ readonly of: string; readonly exported: ExportedRun } | null>(null);
  const { notices } = useStores();
  const info = useFrom(
    ({ app }) => app,
    (state) => state.info,
  );
  const files = useFrom(
    ({ networks }) => networks,
    ({ targetId, directory }) => (targetId === record.targetId ? directory?.files : undefined),
  );
  const wanted = `${record.id} ${record.outcome} ${format} ${withSecrets}`;
  useEffect(() => {
    let dropped = false;
    const write = async (): Promise<void> => {
      const derivedContainerId = await deriveContainerId(record.runtimeConf.netns);
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      if (dropped) return;
      const versions = info === null ? [] : ([["cnitool desktop", info.version]] as const);
      const about = { derivedContainerId, versions, ...(files && { files }) };
      const exported = exportRun(record, { format, withSecrets, ...about });
      setMade({ of: wanted, exported });
    };
    write().catch((error: unknown) => notices.getState().report(error));
    return () => {
      dropped = true;
    };
  }, [record, format, withSecrets, wanted, info, files, notices]);
  return made?.of === wanted ? made.exported : null;
}
