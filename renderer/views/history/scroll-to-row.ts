/** Brings a row of a list into sight, no further than it takes; the headings stay above the rows. */
export function scrollToRow(scroller: HTMLElement | null, index: number, rowPx: number): void {
  if (scroller === null) return;
  const headingsPx = scroller.querySelector("thead")?.offsetHeight ?? 0;
  const [top, bottom] = [index * rowPx, headingsPx + (index + 1) * rowPx];
  const { scrollTop, clientHeight } = scroller;
  if (top < scrollTop) scroller.scrollTop = top;
  else if (bottom > scrollTop + clientHeight) scroller.scrollTop = bottom - clientHeight;
}
