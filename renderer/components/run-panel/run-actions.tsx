import { Download, RotateCcw, Undo2 } from "lucide-react";
import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { undoableOutcomes } from "../../model/since-run.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { CompareMenu } from "./compare-menu.tsx";
import { requestOf } from "./request-of.ts";
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
  // What ended half-way offers it beside its explanation.
  const undoable = record.operation === "ADD" && undoableOutcomes.includes(record.outcome);
  return (
    <footer className="flex min-h-12 shrink-0 flex-wrap items-center gap-2 border-line border-t px-3 py-2">
      {undoable && (
        <Button variant={variant} disabled={busy} onClick={() => void runner.getState().undo(record)}>
          <Undo2 aria-hidden className="size-3.5 @max-lg:hidden" />
          Undo (DEL)
        </Button>
      )}
      {place === "run" ? (
        <Button
          variant={variant}
          disabled={busy}
          onClick={() => void runner.getState().request(requestOf(record))}
        >
          <RotateCcw aria-hidden className="size-3.5 @max-lg:hidden" />
          Run again
        </Button>
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
