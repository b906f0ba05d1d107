import { useSyncExternalStore } from "react";

/** Pixels at the normal type size; larger type makes a window narrow earlier. */
const narrowBelow = 1100;
const normalFontPx = 16;

function read(): boolean {
  const fontPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return window.innerWidth / (fontPx / normalFontPx) < narrowBelow;
}

function subscribe(onChange: () => void): () => void {
  const observer = new MutationObserver(onChange);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-projector"] });
  window.addEventListener("resize", onChange);
  return () => {
    observer.disconnect();
    window.removeEventListener("resize", onChange);
  };
}

/** Whether secondary columns have to fold away. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, read);
}
