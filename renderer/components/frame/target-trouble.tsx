import type { ReactNode } from "react";
import { targetNames } from "../../model/target-names.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";
import { statusOf } from "../../stores/targets-store.ts";
import { Button } from "../button.tsx";
import { CopyButton } from "../copy-button.tsx";
import { Note } from "../note.tsx";
import { OutcomeIcon } from "../outcome-icon.tsx";

/** Says why the chosen target cannot run anything, and the way out. */
export function TargetTrouble(): ReactNode {
  const { targets } = useStores();
  const target = useFrom(
    ({ settings }) => settings,
    ({ settings }) => settings.target,
  );
  const status = useFrom(
    (stores) => stores.targets,
    ({ statuses }) => statusOf(statuses, target),
  );
  if (status?.state === "unavailable") {
    return (
      <div className="border-line border-b p-2">
        <Note kind="bad">
          <strong>{targetNames[target]} is not available.</strong> {status.reason}
          {status.advice !== "" && (
            <span className="mt-1 flex items-center gap-1">
              <span className="min-w-0 [overflow-wrap:anywhere]">{status.advice}</span>
              <CopyButton text={status.advice} what="advice" />
            </span>
          )}
        </Note>
      </div>
    );
  }
  if (status === null || status.state === "starting") {
    return (
      <div role="status" className="flex items-center gap-2 border-line border-b px-3 py-2 text-muted">
        <OutcomeIcon of="running" />
        {targetNames[target]} is starting…
      </div>
    );
  }
  if (status.state === "ready") return null;
  if (status.state === "idle") {
    return (
      <div className="border-line border-b p-2">
        <Note
          kind="info"
          actions={
            <Button size="small" onClick={() => void targets.getState().start(target)}>
              Start {targetNames[target]}
            </Button>
          }
        >
          {targetNames[target]} has not been started yet.
        </Note>
      </div>
    );
  }
  return (
    <div className="border-line border-b p-2">
      <Note
        kind="bad"
        actions={
          <Button size="small" onClick={() => void targets.getState().start(target)}>
            Start {targetNames[target]} again
          </Button>
        }
      >
        <strong>{targetNames[target]} has ended.</strong> {status.reason}
      </Note>
    </div>
  );
}
