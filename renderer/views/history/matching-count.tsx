import type { ReactNode } from "react";
import { isEmptyQuery } from "../../../shared/history/run-query.ts";
import { grouped, runsWords } from "../../../shared/text/number-words.ts";
import { useFrom } from "../../stores/stores-context.tsx";

/** How many runs the search and the filters leave. */
export function MatchingCount(): ReactNode {
  const { state, filter, matching, total } = useFrom(
    ({ history }) => history,
    (now) => now,
  );
  if (total === 0 && state !== "ready") return null;
  const all = runsWords(total);
  return (
    <span role="status" className="shrink-0 text-muted text-sm tabular-nums">
      {isEmptyQuery(filter) ? (
        all
      ) : (
        <>
          <strong className="text-ink">{matching === null ? "…" : grouped(matching)}</strong> of {all}
        </>
      )}
    </span>
  );
}
