/**
 * Brings a row of a list into sight, no further than it takes; the headings stay above the rows.
 * @param beforePx where the first row begins
 */
export function scrollToRow(
  scroller: HTMLElement | null,
  index: number,
  rowPx: number,
  beforePx: number,
): void {
  if (scroller === null) return;
  const headingsPx = scroller.querySelector("thead")?.offsetHeight ?? 0;
  const top = beforePx + index * rowPx;
  const bottom = top + headingsPx + rowPx;
  const { scrollTop, clientHeight } = scroller;
  if (top < scrollTop) scroller.scrollTop = top;
  else if (bottom > scrollTop + clientHeight) scroller.scrollTop = bottom - clientHeight;
}
