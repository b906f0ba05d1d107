import { X } from "lucide-react";
import type { ReactNode } from "react";
import { queryParts } from "../../../shared/history/print-query.ts";
import type { RunQuery } from "../../../shared/history/run-query.ts";
import { grouped } from "../../../shared/text/number-words.ts";
import { Button } from "../../components/button.tsx";
import { Segmented } from "../../components/segmented.tsx";
import { formatRoute } from "../../model/route.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

const ranges = [
  { value: "all", label: "All times" },
  { value: "1d", label: "24 hours" },
  { value: "7d", label: "7 days" },
  { value: "30d", label: "30 days" },
] as const;
type Range = (typeof ranges)[number]["value"] | "other";

/** Which runs are counted, and how far that has come. */
export function StatisticsHeader({ query }: { readonly query: RunQuery }): ReactNode {
  const { route } = useStores();
  const show = (filter: RunQuery): void => route.getState().navigate({ view: "statistics", filter });
  const isOther = query.until !== undefined || !ranges.some(({ value }) => value === (query.since ?? "all"));
  const range: Range = isOther
    ? "other"
    : (ranges.find(({ value }) => value === query.since)?.value ?? "all");
  return (
    <header className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-line border-b px-3 py-1.5">
      <h2 className="font-semibold">Statistics</h2>
      <Segmented<Range>
        name="Time range"
        value={range}
        options={isOther ? [...ranges, { value: "other", label: "As searched" }] : ranges}
        onChange={(chosen) => {
          if (chosen !== "other") {
            show({ ...query, since: chosen === "all" ? undefined : chosen, until: undefined });
          }
        }}
      />
      <ul aria-label="Search" className="flex min-w-0 flex-wrap items-center gap-1.5">
        {queryParts(query).map(({ words, without }) => (
          <li
            key={words}
            className="flex h-6 min-w-0 max-w-80 items-center rounded-full bg-accent-soft pl-2.5 text-accent text-sm"
          >
            <span className="truncate font-mono" title={words}>
              {words}
            </span>
            <button
              type="button"
              aria-label={`Remove ${words}`}
              onClick={() => show(without)}
              className="flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-selected"
            >
              <X aria-hidden className="size-3.5" />
            </button>
          </li>
        ))}
      </ul>
      <a
        href={formatRoute({ view: "history", filter: query, runId: null })}
        className="text-accent text-sm hover:underline"
      >
        Show these runs
      </a>
      <Progress />
    </header>
  );
}

function Progress(): ReactNode {
  const { statistics: store } = useStores();
  const { progress, stale } = useFrom(
    (stores) => stores.statistics,
    (state) => state,
  );
  const { cancel, countAgain } = store.getState();
  return (
    <span className="ml-auto flex h-7 items-center gap-2">
      <span role="status" className="text-muted text-sm tabular-nums">
        {progress !== null && progress.of > 0 && progressWords(progress)}
        {progress === null && stale && "Runs began or ended since."}
      </span>
      {progress !== null && progress.of > 0 && (
        <Button size="small" onClick={cancel}>
          Cancel
        </Button>
      )}
      {progress === null && stale && (
        <Button size="small" onClick={countAgain}>
          Count again
        </Button>
      )}
    </span>
  );
}

function progressWords({ done, of }: { readonly done: number; readonly of: number }): string {
  return `${grouped(done)} of ${grouped(of)} runs counted`;
}
