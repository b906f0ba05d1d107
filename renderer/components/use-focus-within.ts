import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";

/**
 * Keeps the focus in a container whose focused control goes away, as *Cancel* does at the end of a run: it goes to the
 * element that `fallback` selects, instead of the top of the page.
 */
export function useFocusWithin(container: RefObject<HTMLElement | null>, fallback: string): void {
  const wasWithin = useRef(false);
  useEffect(() => {
    const look = ({ target }: FocusEvent): void => {
      wasWithin.current = target instanceof Node && container.current?.contains(target) === true;
    };
    // A click on what takes no focus lets go of it on purpose.
    const letGo = (): void => {
      wasWithin.current = false;
    };
    // What is within may have taken it as it appeared.
    if (container.current?.contains(document.activeElement)) wasWithin.current = true;
    document.addEventListener("pointerdown", letGo);
    document.addEventListener("focusin", look);
    return () => {
      document.removeEventListener("pointerdown", letGo);
      document.removeEventListener("focusin", look);
    };
  }, [container]);
  useLayoutEffect(() => {
    if (!wasWithin.current || document.activeElement !== document.body) return;
    container.current?.querySelector<HTMLElement>(fallback)?.focus();
  });
}
