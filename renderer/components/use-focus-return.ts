import { useState } from "react";

/** What lies over the window: focus in there is not where a person was before. */
const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"]';

/** One that is just closing stays in the document for a moment. */
const openOverlays = overlays.replaceAll("]", '][data-state="open"]');

let lastPlace: HTMLElement | null = null;

/**
 * For `onCloseAutoFocus` of what lies over the window: gives the focus back to where it was. Radix does so only
 * for a dialog that has a trigger of its own.
 */
export function useFocusReturn(): (event: Event) => void {
  const [place] = useState(() => {
    const active = document.activeElement;
    const menu = active?.closest('[role="menu"]')?.getAttribute("aria-labelledby");
    const opener = menu == null ? active : document.getElementById(menu);
    // One that was opened from another goes back to where that one came from.
    if (opener instanceof HTMLElement && opener.closest(overlays) === null) lastPlace = opener;
    return lastPlace;
  });
  return (event) => {
    event.preventDefault();
    // What replaced it, if anything did, has the focus already and will give it back in its turn.
    if (document.querySelector(openOverlays) === null) place?.focus();
  };
}
