import { useSyncExternalStore } from "react";

/** In pixels. */
const narrowBelow = 1100;

function read(): boolean {
  return "projector" in document.documentElement.dataset || window.innerWidth < narrowBelow;
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

/** Whether secondary columns fold away: where there is no room for them, and on a projector. */
export function useIsNarrow(): boolean {
  return useSyncExternalStore(subscribe, read);
}
