import { Download, RotateCcw, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { isUndoable } from "../../model/is-undoable.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { CompareMenu } from "./compare-menu.tsx";
import { RunAgainButton } from "./run-again-button.tsx";
import { useRunAgain } from "./use-run-again.ts";

/** What can be done with a run that has ended. */
export function RunActions(props: {
  readonly record: RunRecord;
  readonly place: "run" | "history";
}): ReactNode {
  const { record, place } = props;
  const { runner, ui } = useStores();
  const starting = useFrom(
    (stores) => stores.runner,
    (state) => state.starting !== null,
  );
  const runAgain = useRunAgain();
  const busy = starting || record.outcome === "running";
  const variant = record.targetId === "host" ? "hostPlain" : "plain";
  return (
    <footer className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-line border-t px-3 py-2">
      {isUndoable(record) && (
        <Button variant={variant} disabled={busy} onClick={() => void runner.getState().undo(record)}>
          <Undo2 aria-hidden className="size-3.5 @max-lg:hidden" />
          Undo (DEL)
        </Button>
      )}
      {place === "run" ? (
        <RunAgainButton record={record} variant={variant} disabled={busy} />
      ) : (
        <Button onClick={() => void runAgain(record)}>
          <RotateCcw aria-hidden className="size-3.5 @max-lg:hidden" />
          Run again…
        </Button>
      )}
      <CompareMenu record={record} />
      <Button disabled={record.outcome === "running"} onClick={() => ui.getState().open("exportRun")}>
        <Download aria-hidden className="size-3.5 @max-lg:hidden" />
        Export…
      </Button>
    </footer>
  );
}
