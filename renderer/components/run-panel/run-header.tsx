import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { waitingStep } from "../../../shared/run/step-mode.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { Button } from "../button.tsx";
import { useRunClock } from "../use-run-clock.ts";
import { RunTitle } from "./run-title.tsx";

/** Which run it is, how it stands, and the way to end it. */
export function RunHeader(props: { readonly record: RunRecord; readonly onCancel: () => void }): ReactNode {
  const { record } = props;
  const running = record.outcome === "running";
  const elapsedMs = useRunClock(record);
  const outcome = waitingStep(record) === null ? record.outcome : "waiting";
  return (
    <RunTitle heading={`Run ${record.id}`} run={record} outcome={outcome}>
      {/* Before the time, which stays where it is when the run ends. */}
      {running && (
        <Button variant="danger" size="small" onClick={props.onCancel}>
          Cancel
        </Button>
      )}
      <span className="shrink-0 whitespace-nowrap font-mono text-muted text-sm tabular-nums">
        {formatDuration(running ? elapsedMs : record.durationMs)}
      </span>
    </RunTitle>
  );
}
