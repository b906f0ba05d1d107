import { type RefObject, useLayoutEffect, useRef } from "react";
import type { RunSummary } from "../../../shared/run/run-record.ts";

/**
 * Keeps what is being read where it is when runs come or go above it. At the top of the list new runs come into sight,
 * as they do in a log.
 */
export function useReadingPlace(
  scroller: RefObject<HTMLElement | null>,
  runs: readonly RunSummary[],
  rowPx: number,
  /** Whether there is nothing before these runs. */
  reachesStart: boolean,
): void {
  const before = useRef(runs);
  const began = useRef(reachesStart);
  useLayoutEffect(() => {
    const element = scroller.current;
    const earlier = before.current;
    before.current = runs;
    const isTop = began.current;
    began.current = reachesStart;
    if (element === null || earlier === runs || (isTop && element.scrollTop < rowPx)) return;
    const top = Math.floor(element.scrollTop / rowPx);
    // The first of those in sight that is still there.
    for (const [offset, run] of earlier.slice(top, top + 50).entries()) {
      const now = runs.findIndex(({ id }) => id === run.id);
      if (now === -1) continue;
      const moved = now - (top + offset);
      if (moved !== 0) element.scrollTop += moved * rowPx;
      return;
    }
  }, [runs, rowPx, scroller, reachesStart]);
}
