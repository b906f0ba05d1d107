import { type RefObject, useLayoutEffect, useState } from "react";
import { useRemPx } from "./use-rem-px.ts";

/** Whether an element is at least so wide, in rem; known before it is painted for the first time. */
export function useIsWide(element: RefObject<HTMLElement | null>, minRem: number): boolean {
  const remPx = useRemPx();
  const [isWide, setIsWide] = useState(false);
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return;
    const measure = (): void => setIsWide(current.clientWidth >= minRem * remPx);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, minRem, remPx]);
  return isWide;
}
