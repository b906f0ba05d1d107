import { type RefObject, useEffect, useRef } from "react";

/** While somebody drags the scroll bar, what is there is asked for no more often than this, in milliseconds. */
const betweenMs = 30;

/** Loads what belongs where the list was scrolled to, if that is not loaded. */
export function useFarPlaces(
  scroller: RefObject<HTMLElement | null>,
  /** The number of what belongs there; `null` where something is. */
  numberAt: (element: HTMLElement) => number | null,
  load: (number: number) => Promise<void>,
): void {
  const latest = useRef({ numberAt, load });
  useEffect(() => {
    latest.current = { numberAt, load };
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isGone = false;
    const look = async (): Promise<void> => {
      const number = latest.current.numberAt(element);
      if (number !== null) await latest.current.load(number);
      timer = undefined;
      // It may have been scrolled on meanwhile.
      if (number !== null && !isGone) later();
    };
    const later = (): void => {
      timer ??= setTimeout(() => void look(), betweenMs);
    };
    later();
    element.addEventListener("scroll", later, { passive: true });
    return () => {
      isGone = true;
      clearTimeout(timer);
      element.removeEventListener("scroll", later);
    };
  }, [scroller]);
}
