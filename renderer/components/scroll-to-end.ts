/** What comes near the screen is laid out in the frames after that. */
const framesToSettle = 10;

/** Scrolls to the end of an element, and on for a few frames, as what is laid out on the way moves that end. */
export function scrollToEnd(element: HTMLElement, frames = framesToSettle): void {
  element.scrollTop = element.scrollHeight;
  if (frames > 0) requestAnimationFrame(() => scrollToEnd(element, frames - 1));
}
