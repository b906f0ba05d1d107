import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { grouped } from "../../../shared/text/number-words.ts";
import { type ListGaps, numberInGap } from "../../model/list-gaps.ts";
import type { HistoryState } from "../../stores/history-store.ts";
import { useStores } from "../../stores/stores-context.tsx";

/** While somebody drags the scroll bar, what is there is asked for no more often than this, in milliseconds. */
const betweenMs = 30;

/** Loads what belongs where the list was scrolled to, if that is not loaded, and says meanwhile which runs these are. */
export function FarPlace(props: Rows & { readonly scroller: RefObject<HTMLElement | null> }): ReactNode {
  const { scroller, loaded, gaps, rowPx } = props;
  const { history } = useStores();
  /** The number of the run that belongs there; `null` where one is. */
  const [number, setNumber] = useState<number | null>(null);
  const latest = useRef({ loaded, gaps, rowPx });
  const load = useRef(() => {});
  useLayoutEffect(() => {
    latest.current = { loaded, gaps, rowPx };
    if (scroller.current !== null) setNumber(numberIn(scroller.current, latest.current));
  }, [scroller, loaded, gaps, rowPx]);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      const wanted = numberIn(element, latest.current);
      if (wanted !== null) await history.getState().loadAt(wanted);
      timer = undefined;
      // It may have been scrolled on meanwhile; what cannot be read is not asked for again by itself.
      if (wanted !== null && !isGone && history.getState().problem === null) later();
    };
    const later = (): void => {
      setNumber(numberIn(element, latest.current));
      timer ??= setTimeout(() => void look(), betweenMs);
    };
    load.current = later;
    element.addEventListener("scroll", later, { passive: true });
    return () => {
      isGone = true;
      clearTimeout(timer);
      element.removeEventListener("scroll", later);
    };
  }, [scroller, history]);
  // What was there can also go without anybody scrolling.
  useEffect(() => {
    if (number !== null) load.current();
  }, [number]);
  if (number === null) return null;
  return (
    <p className="pointer-events-none absolute inset-x-0 top-1/2 text-center text-muted tabular-nums">
      Run {grouped(number + 1)} of {grouped(loaded.matching ?? 0)}…
    </p>
  );
}

interface Rows {
  readonly loaded: HistoryState;
  readonly gaps: ListGaps;
  readonly rowPx: number;
}

/** The number of the run that belongs to the top of what is in sight, where none of those that are loaded is. */
export function numberIn(scroller: HTMLElement, { loaded, gaps, rowPx }: Rows): number | null {
  const sight = { topPx: scroller.scrollTop, heightPx: scroller.clientHeight };
  return numberInGap(loaded, gaps, sight, rowPx);
}
