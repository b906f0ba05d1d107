/** So many frames are given to what comes near the screen to be laid out. */
const mostFrames = 10;

/** Scrolls to the end of an element, and on as long as what is laid out on the way makes that end a later one. */
export function scrollToEnd(element: HTMLElement, frames = mostFrames): void {
  const { scrollHeight } = element;
  element.scrollTop = scrollHeight;
  if (frames === 0) return;
  requestAnimationFrame(() => {
    const isThere = element.scrollTop + element.clientHeight >= element.scrollHeight - 1;
    if (!isThere || element.scrollHeight !== scrollHeight) scrollToEnd(element, frames - 1);
  });
}
