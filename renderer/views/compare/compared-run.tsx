import type { ReactNode } from "react";
import { ErrorState } from "../../components/error-state.tsx";
import { Moment } from "../../components/moment.tsx";
import { OperationBadge } from "../../components/operation-badge.tsx";
import { OutcomePill } from "../../components/outcome-pill.tsx";
import { CompareMenu } from "../../components/run-panel/compare-menu.tsx";
import { baseName } from "../../model/base-name.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { formatRoute } from "../../model/route.ts";
import { historyRoute } from "../../stores/history-route.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

/** Which run stands on one side. */
export function ComparedRun(props: { readonly side: "left" | "right"; readonly runId: number }): ReactNode {
  const { side, runId } = props;
  const { history } = useStores();
  const { record, problem, attach } = useFrom(
    ({ comparing }) => comparing[side],
    (state) => state,
  );
  if (problem !== null) {
    return (
      <ErrorState title={`Run ${runId} could not be read`} problem={problem} onRetry={() => attach(runId)} />
    );
  }
  const address = formatRoute(historyRoute(history, runId));
  const netns = record === null ? "" : baseName(record.runtimeConf.netns);
  return (
    <section
      aria-label={`${side === "left" ? "Left" : "Right"} run`}
      className="flex min-h-12 min-w-0 @max-5xl:flex-wrap items-center gap-x-2 gap-y-1 px-3 py-2"
    >
      <a
        href={address}
        className="shrink-0 whitespace-nowrap font-semibold text-accent tabular-nums hover:underline"
      >
        Run {runId}
      </a>
      {record === null ? (
        <span role="status" className="text-muted">
          Loading…
        </span>
      ) : (
        <>
          <OperationBadge operation={record.operation} />
          <span className="min-w-0 truncate text-muted" title={record.runtimeConf.netns}>
            {record.network.name}
            {netns !== "" && ` → ${netns} / ${record.runtimeConf.ifName}`}
          </span>
          <OutcomePill outcome={record.outcome} />
          <span className="shrink-0 whitespace-nowrap text-muted">
            <Moment at={record.startedAt} now={Date.now()} />
          </span>
          <span className="shrink-0 whitespace-nowrap font-mono text-muted text-sm">
            {formatDuration(record.durationMs)}
          </span>
          <span className="flex-1" />
          <CompareMenu record={record} />
        </>
      )}
    </section>
  );
}
