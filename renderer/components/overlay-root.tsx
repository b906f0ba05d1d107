import { type ReactNode, useSyncExternalStore } from "react";

let root: HTMLElement | null = null;
const listeners = new Set<() => void>();

function setRoot(element: HTMLElement | null): void {
  root = element;
  for (const listener of listeners) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Menus, lists and tooltips are drawn in here, so that they stay inside the page's landmarks. */
export function OverlayRoot(): ReactNode {
  return <div ref={setRoot} />;
}

/** The element of `OverlayRoot`; `null` before it is there, which stands for the page's body. */
export function useOverlayRoot(): HTMLElement | null {
  return useSyncExternalStore(listen, () => root);
}
