import type { ReactNode } from "react";
import type { Timeline } from "../../../shared/history/timeline.ts";
import { RunBar } from "../../components/run-bar.tsx";
import { countWords } from "../../model/timeline/count-words.ts";
import { spanWords } from "../../model/timeline/time-words.ts";

/** Runs over time, small; what it shows in words is where most of them were. */
export function Sparkline({ timeline }: { readonly timeline: Timeline }): ReactNode {
  const { runs, failures, edges } = timeline;
  const highest = Math.max(1, ...runs);
  const peak = runs.indexOf(highest);
  const words =
    peak === -1
      ? "no runs"
      : `most at ${spanWords(timeline, peak, peak)}: ${countWords(highest, failures[peak] ?? 0)}`;
  return (
    <div role="img" aria-label={words} title={words} className="flex h-6 w-42 items-end">
      {runs.map((count, bar) => (
        <div
          key={edges[bar]}
          className="flex h-full min-w-0 flex-1 flex-col justify-end border-line border-b"
        >
          <RunBar runs={count} failures={failures[bar] ?? 0} highest={highest} />
        </div>
      ))}
    </div>
  );
}
