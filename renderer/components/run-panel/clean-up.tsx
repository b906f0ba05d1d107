import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";

/** Undoes what an ADD may have left behind, by its DEL; asks first where a later ADD holds the attachment. */
export function CleanUp({ record }: { readonly record: RunRecord }): ReactNode {
  const { runner } = useStores();
  return (
    <Button
      className="mt-2.5"
      variant={record.targetId === "host" ? "host" : "primary"}
      onClick={() => void runner.getState().undo(record)}
    >
      Clean up with DEL
    </Button>
  );
}
