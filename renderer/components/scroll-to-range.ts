/** Room that is kept around what is brought into view, such as for a bar above it. */
const marginPx = 48;

/** Brings a part of a text into view, whatever scrolls it, and however long its line is. */
export function scrollToRange(range: Range): void {
  for (let box = range.startContainer.parentElement; box !== null; box = box.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(box);
    const place = range.getBoundingClientRect();
    const frame = box.getBoundingClientRect();
    if (overflowY === "auto" && box.scrollHeight > box.clientHeight) {
      box.scrollTop += overlap(place.top, place.bottom, frame.top, frame.bottom);
    }
    if (overflowX === "auto" && box.scrollWidth > box.clientWidth) {
      box.scrollLeft += overlap(place.left, place.right, frame.left, frame.right);
    }
  }
}

/** By how much something has to move to lie within a frame; 0 if it does. */
function overlap(start: number, end: number, frameStart: number, frameEnd: number): number {
  const margin = Math.min(marginPx, (frameEnd - frameStart) / 4);
  if (start < frameStart + margin) return start - frameStart - margin;
  return Math.max(0, end - frameEnd + margin);
}
