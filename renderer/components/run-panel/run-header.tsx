import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { RunRecord } from "../../../shared/run/run-record.ts";
import { baseName } from "../../model/base-name.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { Button } from "../button.tsx";
import { OperationBadge } from "../operation-badge.tsx";
import { OutcomePill } from "../outcome-pill.tsx";
import { useElapsed } from "../use-elapsed.ts";

/** Which run it is, how it stands, and the way to end it. */
export function RunHeader(props: { readonly record: RunRecord; readonly onCancel: () => void }): ReactNode {
  const { record } = props;
  const running = record.outcome === "running";
  const elapsedMs = useElapsed(record.startedAt, running);
  const { netns, ifName } = record.runtimeConf;
  return (
    <header className="flex min-h-10 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-3 py-1.5">
      <h2 className="shrink-0 font-semibold tabular-nums">Run {record.id}</h2>
      <OperationBadge operation={record.operation} />
      <span className="flex min-w-0 items-center gap-1 text-muted" title={record.network.file}>
        <span className="truncate">{record.network.name}</span>
        {netns !== "" && (
          <>
            <ArrowRight role="img" aria-label="to" className="size-3.5 shrink-0" />
            <span className="truncate">
              {baseName(netns)} / {ifName}
            </span>
          </>
        )}
      </span>
      <span role="status" className="shrink-0">
        <OutcomePill outcome={record.outcome} />
      </span>
      <span className="flex-1" />
      <span className="shrink-0 whitespace-nowrap font-mono text-muted text-sm tabular-nums">
        {formatDuration(running ? elapsedMs : record.durationMs)}
      </span>
      {running && (
        <Button variant="danger" size="small" onClick={props.onCancel}>
          Cancel
        </Button>
      )}
    </header>
  );
}
