import { Columns2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "../../components/button.tsx";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

/** What can be done with the runs that were marked; nothing as long as none is. */
export function MarkedRuns(): ReactNode {
  const { markedRuns, comparing } = useStores();
  const ids = useFrom(
    (stores) => stores.markedRuns,
    (state) => state.ids,
  );
  if (ids.length === 0) return null;
  const [first = 0, second = 0] = ids.toSorted((a, b) => a - b);
  return (
    <section
      aria-label="Marked runs"
      className="flex min-h-10 shrink-0 flex-wrap items-center gap-2 border-line border-t px-3 py-1.5"
    >
      <span role="status" className="font-semibold tabular-nums">
        {ids.length === 1 ? `Run ${first} marked` : `${ids.length} runs marked`}
      </span>
      {ids.length === 1 && <span className="text-muted text-sm">Mark a second one to compare them.</span>}
      {ids.length === 2 && (
        <Button variant="primary" onClick={() => comparing.compare.getState().show(first, second)}>
          <Columns2 aria-hidden className="size-3.5" />
          Compare runs {first} and {second}
        </Button>
      )}
      <span className="flex-1" />
      <Button variant="ghost" size="small" onClick={markedRuns.getState().clear}>
        Clear marks
      </Button>
    </section>
  );
}
