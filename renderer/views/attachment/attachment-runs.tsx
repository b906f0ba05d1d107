import type { ReactNode } from "react";
import type { RunSummary } from "../../../shared/run/run-record.ts";
import { Moment } from "../../components/moment.tsx";
import { OperationBadge } from "../../components/operation-badge.tsx";
import { OutcomePill } from "../../components/outcome-pill.tsx";
import { baseName } from "../../model/base-name.ts";
import { formatDuration } from "../../model/format-duration.ts";
import { formatRoute } from "../../model/route.ts";
import { shortHeadline } from "../../model/short-headline.ts";

/** The runs of an attachment as a story, oldest first; each leads to its run in the history. */
export function AttachmentRuns(props: {
  readonly runs: readonly RunSummary[];
  readonly searching: boolean;
}): ReactNode {
  const { runs, searching } = props;
  return (
    <section aria-label="Runs" className="flex flex-col gap-2">
      <h3 className="flex items-baseline gap-2 border-line border-b pb-1 font-semibold">
        Runs
        <span role="status" className="font-normal text-muted text-sm tabular-nums">
          {runs.length}
          {searching && ", reading the history…"}
        </span>
      </h3>
      {runs.length === 0 && !searching && <p className="text-muted">The history has no run of it.</p>}
      <ol aria-label="Runs, oldest first" className="flex flex-col">
        {runs.map((run, place) => (
          <RunLine key={run.id} run={run} before={runs[place - 1] ?? null} />
        ))}
      </ol>
    </section>
  );
}

const everyRun = { view: "history", filter: {} } as const;
const look = { everything: false, unified: false } as const;

function RunLine({
  run,
  before,
}: {
  readonly run: RunSummary;
  readonly before: RunSummary | null;
}): ReactNode {
  return (
    <li className="flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b py-1">
      <a
        href={formatRoute({ ...everyRun, runId: run.id })}
        className="min-w-20 whitespace-nowrap font-semibold text-accent tabular-nums hover:underline"
      >
        Run {run.id}
      </a>
      <span className="w-16">
        <OperationBadge operation={run.operation} />
      </span>
      {/* As wide for every outcome, so that the times stand below each other. */}
      <span className="w-24">
        <OutcomePill outcome={run.outcome} />
      </span>
      <span className="whitespace-nowrap text-muted">
        <Moment at={run.startedAt} now={Date.now()} />
      </span>
      <span className="min-w-16 whitespace-nowrap text-right font-mono text-muted text-sm">
        {formatDuration(run.durationMs)}
      </span>
      <span className="min-w-0 flex-1 truncate" title={run.headline}>
        {run.networkName}
        {run.netns !== "" && ` → ${baseName(run.netns)}`}
        <span className="ml-2 text-muted">{shortHeadline(run.headline)}</span>
      </span>
      {before !== null && (
        <a
          href={formatRoute({ view: "compare", left: before.id, right: run.id, look })}
          className="whitespace-nowrap text-accent text-sm tabular-nums hover:underline"
        >
          Compare with run {before.id}
        </a>
      )}
    </li>
  );
}
