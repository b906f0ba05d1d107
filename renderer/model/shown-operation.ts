import type { Operation } from "../../shared/run/operation.ts";
import type { RunRecord } from "../../shared/run/run-record.ts";
import type { TargetId } from "../../shared/target/target-status.ts";

/** The operation that the form's command line shows: that of the run beside it if it is of the same network, or ADD. */
export function shownOperation(
  shown: RunRecord | null,
  chosen: { readonly targetId: TargetId; readonly file: string },
): Operation {
  const isSame = shown?.targetId === chosen.targetId && shown.network.file === chosen.file;
  return isSame ? shown.operation : "ADD";
}
