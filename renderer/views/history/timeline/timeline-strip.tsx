import { memo, type ReactNode, useEffect, useId } from "react";
import { printQuery } from "../../../../shared/history/print-query.ts";
import type { Timeline } from "../../../../shared/history/timeline.ts";
import { Button } from "../../../components/button.tsx";
import { formatRoute } from "../../../model/route.ts";
import { barsOf, countIn } from "../../../model/timeline/brush.ts";
import { countWords } from "../../../model/timeline/count-words.ts";
import { edgeWords, spanWords, widthWords } from "../../../model/timeline/time-words.ts";
import { useFrom, useStores } from "../../../stores/stores-context.tsx";
import { useHistoryRoute } from "../use-history-route.ts";
import { TimelineBar } from "./timeline-bar.tsx";
import { timelineId } from "./timeline-id.ts";
import { useBrush } from "./use-brush.ts";

/** When the runs of the list began and how many failed; brushing it chooses a time. */
export function TimelineStrip(): ReactNode {
  const { timeline: store } = useStores();
  const { filter } = useHistoryRoute();
  const { timeline, problem } = useFrom(
    (stores) => stores.timeline,
    (state) => state,
  );
  const words = printQuery(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same words are the same query
  useEffect(() => store.getState().follow(filter), [store, words]);
  const { shown, brush, hovered, hasTime, clear, handlers } = useBrush(timeline);
  const ids = useId();
  const [first, last] = brush === null ? [-1, -1] : barsOf(brush);
  const name = shown === null ? "Runs over time" : `Runs over time, bars of ${widthWords(shown.width)}`;
  return (
    <section aria-label="Timeline" className="shrink-0 border-line border-b px-3 pt-1.5 pb-0.5">
      <p id={`${ids}-hint`} hidden>
        Left and right go from bar to bar, with Shift over several. Enter shows only their runs, Escape all
        again.
      </p>
      <div
        id={timelineId}
        role="listbox"
        aria-label={name}
        aria-describedby={`${ids}-hint`}
        aria-orientation="horizontal"
        aria-multiselectable
        aria-activedescendant={brush === null ? undefined : `${ids}-${brush.head}`}
        tabIndex={0}
        className="flex h-8 low:h-6 touch-none select-none items-end rounded-sm outline-offset-2"
        {...handlers}
      >
        {shown !== null && <Bars {...{ shown, ids, first, last, hovered }} />}
      </div>
      <div className="flex h-5 items-center gap-3 text-faint text-xs tabular-nums">
        <span className="shrink-0">{shown !== null && edgeWords(shown.edges[0] ?? 0, shown.width)}</span>
        <span className="flex min-w-0 flex-1 items-center justify-center gap-2">
          <span className="truncate text-muted">
            {problem?.message ??
              (shown !== null && wordsBelow(shown, brush === null ? hovered : [first, last]))}
          </span>
          {hasTime && (
            <Button variant="ghost" size="small" className="h-5 px-1 text-xs" onClick={clear}>
              Show all times
            </Button>
          )}
          <a
            href={formatRoute({ view: "statistics", filter })}
            className="shrink-0 text-accent hover:underline"
          >
            Statistics of these
          </a>
        </span>
        <span className="shrink-0">
          {shown !== null &&
            (filter.until === undefined ? "now" : edgeWords(shown.edges.at(-1) ?? 0, shown.width))}
        </span>
      </div>
    </section>
  );
}

/** What is said of the bar under the pointer, of those that are being chosen, or of all. */
/** Drawn again only when there is something else to show, and not with every letter of a search. */
const Bars = memo(function Bars(props: {
  readonly shown: Timeline;
  readonly ids: string;
  readonly first: number;
  readonly last: number;
  readonly hovered: number | null;
}): ReactNode {
  const { shown, ids, first, last, hovered } = props;
  const highest = Math.max(1, ...shown.runs);
  return shown.runs.map((runs, bar) => (
    <TimelineBar
      key={shown.edges[bar]}
      id={`${ids}-${bar}`}
      runs={runs}
      failures={shown.failures[bar] ?? 0}
      highest={highest}
      words={`${spanWords(shown, bar, bar)}: ${countWords(runs, shown.failures[bar] ?? 0)}`}
      selected={bar >= first && bar <= last}
      hovered={bar === hovered}
    />
  ));
});

function wordsBelow(timeline: Timeline, bars: number | readonly [number, number] | null): string {
  if (bars === null) {
    const all = countWords(...countIn(timeline, 0, timeline.runs.length - 1));
    return `${all}, bars of ${widthWords(timeline.width)}`;
  }
  const [first, last] = typeof bars === "number" ? [bars, bars] : bars;
  return `${spanWords(timeline, first, last)}: ${countWords(...countIn(timeline, first, last))}`;
}
