import { type ReactNode, useEffect } from "react";
import { grouped, runsWords } from "../../../../shared/text/number-words.ts";
import { formatBytes } from "../../../model/format-bytes.ts";
import { formatDay } from "../../../model/format-time.ts";
import { useFrom, useStores } from "../../../stores/stores-context.tsx";

/** The figure is brought up to date no more often than this while runs come and go, in milliseconds. */
const pauseMs = 2000;

/** What the history takes, at the foot of the list; how far a deletion is that goes on. */
export function HistoryUsageLine(): ReactNode {
  const { usage, ordering } = useStores();
  const now = useFrom(
    (stores) => stores.usage,
    (state) => state.usage,
  );
  const deleting = useFrom(
    (stores) => stores.ordering,
    (state) => state.deleting,
  );
  const total = useFrom(
    (stores) => stores.history,
    (state) => state.total,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: another number of runs is what it is read again for
  useEffect(() => {
    const timer = setTimeout(() => void usage.getState().load(), now === null ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [total]);
  return (
    <section
      aria-label="What the history takes"
      className="flex h-7 shrink-0 items-center gap-2 border-line border-t px-3 text-muted text-sm tabular-nums"
    >
      {now !== null && (
        <span className="truncate">
          {runsWords(now.runs)}, {formatBytes(now.bytes)} on the disk
          {now.oldestAt !== null && `, the oldest of ${formatDay(now.oldestAt)}`}
        </span>
      )}
      <span className="flex-1" />
      {deleting !== null && (
        <>
          <span role="status">Deleting… {grouped(deleting)}</span>
          <button type="button" className="text-accent" onClick={() => ordering.getState().cancel()}>
            Cancel
          </button>
        </>
      )}
    </section>
  );
}
