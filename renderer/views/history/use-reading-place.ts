import { type RefObject, useLayoutEffect, useRef } from "react";
import { movedBy, type ShownRows } from "./reading-place.ts";

/**
 * Keeps what is being read where it is when runs come or go above it.
 * @param hasSelected whether a row of the list is selected
 */
export function useReadingPlace(
  scroller: RefObject<HTMLElement | null>,
  { runs, beforePx, reachesStart, newestId }: ShownRows,
  rowPx: number,
  hasSelected: boolean,
): void {
  const shown = useRef<ShownRows>({ runs, beforePx, reachesStart, newestId });
  useLayoutEffect(() => {
    const element = scroller.current;
    const earlier = shown.current;
    shown.current = { runs, beforePx, reachesStart, newestId };
    if (element === null) return;
    const isRead = hasSelected || element.contains(document.activeElement);
    const { scrollTop } = element;
    const movedPx = movedBy(earlier, shown.current, { scrollTop, rowPx, isRead });
    if (movedPx !== 0) element.scrollTop += movedPx;
  }, [runs, beforePx, rowPx, scroller, reachesStart, newestId, hasSelected]);
}
