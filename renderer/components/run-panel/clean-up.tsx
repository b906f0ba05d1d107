import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { baseName } from "../../model/base-name.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { useChangedFile } from "../../stores/use-changed-file.ts";
import { Button } from "../button.tsx";

/** Undoes what an ADD may have left behind, by its DEL; asks first where a later ADD holds the attachment. */
export function CleanUp({ record }: { readonly record: RunRecord }): ReactNode {
  const { runner } = useStores();
  const changed = useChangedFile(record);
  return (
    <>
      <Button
        className="mt-2.5"
        variant={record.targetId === "host" ? "host" : "primary"}
        onClick={() => void runner.getState().undo(record)}
      >
        Clean up with DEL
      </Button>
      {changed !== null && (
        <p className="mt-1.5">
          {baseName(changed.file)} has changed since this run. The DEL takes the config of then, as CNI asks
          for.
        </p>
      )}
    </>
  );
}
