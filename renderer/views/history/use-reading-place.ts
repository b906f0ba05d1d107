import { type RefObject, useLayoutEffect, useRef } from "react";
import type { RunSummary } from "../../../shared/run/run-record.ts";

/** Rows that are looked for, from the first one in sight on. */
const rowsInSight = 50;

/** What a list shows, and where. */
interface Shown {
  readonly runs: readonly RunSummary[];
  /** Where the first of them begins. */
  readonly beforePx: number;
  /** Whether there is nothing before them. */
  readonly reachesStart: boolean;
}

/**
 * Keeps what is being read where it is when runs come or go above it. At the top of the list new runs come into sight,
 * as they do in a log.
 */
export function useReadingPlace(
  scroller: RefObject<HTMLElement | null>,
  { runs, beforePx, reachesStart }: Shown,
  rowPx: number,
): void {
  const shown = useRef<Shown>({ runs, beforePx, reachesStart });
  useLayoutEffect(() => {
    const element = scroller.current;
    const earlier = shown.current;
    shown.current = { runs, beforePx, reachesStart };
    if (element === null || (earlier.reachesStart && element.scrollTop < rowPx)) return;
    if (earlier.runs === runs && earlier.beforePx === beforePx) return;
    const top = Math.floor((element.scrollTop - earlier.beforePx) / rowPx);
    // The first of those in sight that is still there.
    for (let row = Math.max(0, top); row < Math.min(top + rowsInSight, earlier.runs.length); row += 1) {
      const now = runs.findIndex(({ id }) => id === earlier.runs[row]?.id);
      if (now === -1) continue;
      const movedPx = beforePx - earlier.beforePx + (now - row) * rowPx;
      if (movedPx !== 0) element.scrollTop += movedPx;
      return;
    }
  }, [runs, beforePx, rowPx, scroller, reachesStart]);
}
