import type { ReactNode } from "react";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import type { FrequentError } from "../../../shared/history/statistics.ts";
import { grouped } from "../../../shared/text/number-words.ts";
import { formatRoute } from "../../model/route.ts";
import { queryOfError } from "../../model/statistics/statistics-queries.ts";

/** Errors by their kind, IDs, addresses and larger numbers left out; each leads to its runs. */
export function FrequentErrors(props: {
  readonly errors: readonly FrequentError[];
  readonly query: RunQuery;
}): ReactNode {
  return (
    <section aria-label="Most frequent errors" className="min-w-0">
      <h3 className="mb-1 font-semibold">Most frequent errors</h3>
      {props.errors.length === 0 && <p className="text-muted">None of them failed.</p>}
      <ol aria-label="Most frequent errors">
        {props.errors.map(({ pattern, runs, message, runId }) => (
          <li key={pattern} className="flex min-h-8 items-center gap-3 border-line border-b">
            <span className="w-14 shrink-0 text-right tabular-nums">{grouped(runs)}</span>
            <a
              href={formatRoute({
                view: "history",
                filter: queryOfError(props.query, pattern),
                runId: null,
              })}
              title={`The newest, run ${runId}: ${message}`}
              className="line-clamp-2 min-w-0 flex-1 py-1 text-accent [overflow-wrap:anywhere] hover:underline"
            >
              {pattern === "" ? "(said nothing)" : pattern}
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
