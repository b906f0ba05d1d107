import type { ReactNode } from "react";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import type { SlowStep } from "../../../shared/history/statistics.ts";
import { Moment } from "../../components/moment.tsx";
import { formatDuration } from "../../model/format-duration.ts";
import { formatRoute } from "../../model/route.ts";

/** The calls of plugins that took longest; each leads to its run. */
export function SlowestSteps(props: {
  readonly steps: readonly SlowStep[];
  readonly query: RunQuery;
}): ReactNode {
  return (
    <section aria-label="Slowest calls" className="min-w-0">
      <h3 className="mb-1 font-semibold">Slowest calls</h3>
      {props.steps.length === 0 && <p className="text-muted">No plugin came to an end.</p>}
      <ol aria-label="Slowest calls">
        {props.steps.map(({ runId, startedAt, networkName, command, pluginType, durationMs }) => (
          <li
            // A run calls a plugin once for each command.
            key={`${runId}-${command}-${pluginType}-${durationMs}`}
            className="flex min-h-8 items-center gap-3 border-line border-b"
          >
            <span className="w-18 shrink-0 text-right font-mono text-sm tabular-nums">
              {formatDuration(durationMs)}
            </span>
            <span className="min-w-0 flex-1 truncate">
              {pluginType}{" "}
              <span className="text-muted">
                {command} of {networkName}
              </span>
            </span>
            <span className="shrink-0 text-muted">
              <Moment at={startedAt} now={Date.now()} />
            </span>
            <a
              href={formatRoute({ view: "history", filter: props.query, runId })}
              className="shrink-0 text-accent tabular-nums hover:underline"
            >
              Run {runId}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
