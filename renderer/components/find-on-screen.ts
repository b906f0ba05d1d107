const openOverlays = '[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"]';

/** Opens the search of the first text on screen that can be searched, or goes to the one that is open. */
export function findOnScreen(): void {
  if (document.querySelector(openOverlays) !== null) return;
  const field = document.querySelector<HTMLElement>("main search input");
  if (field !== null) field.focus();
  else document.querySelector<HTMLElement>("main [data-find]")?.click();
}
