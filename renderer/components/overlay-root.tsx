import type { ReactNode } from "react";

const overlayRootId = "overlays";

/** Menus, lists and tooltips are drawn in here, so that they stay inside the page's landmarks. */
export function OverlayRoot(): ReactNode {
  return <div id={overlayRootId} />;
}

/** The element of `OverlayRoot`; `null` before it is there, which stands for the page's body. */
export function overlayRoot(): HTMLElement | null {
  return document.getElementById(overlayRootId);
}
