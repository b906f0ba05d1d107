import { type ReactNode, useEffect, useRef } from "react";
import { formatDuration } from "../../model/format-duration.ts";
import { formatRoute } from "../../model/route.ts";
import { type SeriesLine, type SeriesState, stateWords } from "../../model/series/series-line.ts";
import { seriesQuery, seriesSummary } from "../../model/series/series-summary.ts";
import { shortHeadline } from "../../model/short-headline.ts";
import type { Series } from "../../stores/series-store.ts";
import { useStores } from "../../stores/stores-context.tsx";
import { Button } from "../button.tsx";
import { OutcomeIcon } from "../outcome-icon.tsx";

/** How far a series has come, one line for each namespace. */
export function SeriesProgress(props: { readonly series: Series; readonly onClose: () => void }): ReactNode {
  const { series, onClose } = props;
  const { series: store, route } = useStores();
  const { plan, lines, going, cancelled } = series;
  const query = seriesQuery(plan.operation, plan.network.name, lines);
  const list = useRef<HTMLOListElement>(null);
  const now = lines.findIndex(({ state }) => state === "running" || state === "creating");
  useEffect(() => {
    list.current?.children[now]?.scrollIntoView({ block: "nearest" });
  }, [now]);
  const showTogether = (): void => {
    if (query === null) return;
    onClose();
    route.getState().navigate({ view: "history", filter: query, runId: null });
  };
  return (
    <div className="flex min-h-0 flex-col">
      <p className="px-4 pt-3 text-muted">
        {plan.operation} {plan.network.name} as {plan.runtimeConf.ifName}:{" "}
        <span role="status" className="text-ink tabular-nums">
          {seriesSummary(lines)}
        </span>
      </p>
      <section
        aria-label="Progress"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled has to be reachable by keyboard
        tabIndex={0}
        className="m-4 mt-2 max-h-80 overflow-auto outline-offset-2"
      >
        <ol ref={list} aria-label="Namespaces" className="rounded-md border border-line">
          {lines.map((line) => (
            <ProgressLine key={line.name} line={line} onFollow={onClose} />
          ))}
        </ol>
      </section>
      <footer className="flex min-h-12 shrink-0 flex-wrap items-center justify-end gap-2 border-line border-t px-4 py-2">
        <Button className="mr-auto" disabled={query === null} onClick={showTogether}>
          Show in the history
        </Button>
        {going ? (
          <Button variant="danger" disabled={cancelled} onClick={store.getState().cancelRest}>
            Cancel the rest
          </Button>
        ) : (
          <Button onClick={() => store.getState().putAway()}>Choose again…</Button>
        )}
        <Button onClick={onClose}>Close</Button>
      </footer>
    </div>
  );
}

const icons: Readonly<Record<SeriesState, Parameters<typeof OutcomeIcon>[0]["of"]>> = {
  waiting: "notYet",
  creating: "running",
  running: "running",
  succeeded: "succeeded",
  failed: "failed",
  skipped: "skipped",
  cancelled: "cancelled",
  interrupted: "interrupted",
  refused: "failed",
  leftOut: "notReached",
};

function ProgressLine({
  line,
  onFollow,
}: {
  readonly line: SeriesLine;
  readonly onFollow: () => void;
}): ReactNode {
  const { name, state, runId, durationMs, message } = line;
  return (
    <li className="flex min-h-7 items-center gap-2 border-line border-b px-2 last:border-b-0">
      <OutcomeIcon of={icons[state]} />
      <span className="w-32 truncate font-mono text-sm" title={name}>
        {name}
      </span>
      <span className="shrink-0">{stateWords(state)}</span>
      <span className="min-w-0 flex-1 truncate text-muted text-sm" title={message ?? ""}>
        {message !== null && shortHeadline(message)}
      </span>
      <span className="shrink-0 text-right font-mono text-muted text-sm tabular-nums">
        {durationMs !== null && formatDuration(durationMs)}
      </span>
      {runId !== null && (
        <a
          href={formatRoute({ view: "history", filter: {}, runId })}
          onClick={onFollow}
          className="min-w-20 shrink-0 whitespace-nowrap text-right text-accent tabular-nums hover:underline"
        >
          Run {runId}
        </a>
      )}
    </li>
  );
}
