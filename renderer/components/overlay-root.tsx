import { createContext, type ReactNode, use, useState, useSyncExternalStore } from "react";

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

const Within = createContext<HTMLElement | null>(null);

/**
 * Menus, lists and tooltips of these children are drawn in here. A modal dialog needs it: all that is outside of it is
 * hidden from assistive technology as long as it is open, and `OverlayRoot` is.
 */
export function OverlaysWithin({ children }: { readonly children: ReactNode }): ReactNode {
  const [element, setElement] = useState<HTMLElement | null>(null);
  return (
    <Within value={element}>
      {children}
      <div ref={setElement} />
    </Within>
  );
}

/** The element that menus, lists and tooltips are drawn in; `null` before it is there, which stands for the page's body. */
export function useOverlayRoot(): HTMLElement | null {
  const within = use(Within);
  const ofPage = useSyncExternalStore(listen, () => root);
  return within ?? ofPage;
}
