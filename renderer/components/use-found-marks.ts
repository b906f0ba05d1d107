import { type RefObject, useEffect } from "react";
import type { FoundPlace } from "../model/find-in-lines.ts";
import { pointIn, type ShownText, textStarts } from "../model/found-points.ts";
import { scrollToRange } from "./scroll-to-range.ts";
import type { Find } from "./use-find.ts";

/** So many places are painted; all of them can be gone to. */
const maxPainted = 2000;

/**
 * Paints what was found in a block of code, and brings the current place into view. The document stays as it is:
 * these are highlights of CSS, which the styles name `found` and `found-current`.
 * @param shown what tells of the block how much of it there is; painted anew when it changes
 */
export function useFoundMarks(
  block: RefObject<HTMLElement | null>,
  find: Pick<Find, "places" | "current"> | null,
  shown: unknown,
): void {
  const places = find?.places ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the elements follow what is shown
  useEffect(() => {
    if (places === null) return;
    return paint("found", rangesOf(block.current, places.slice(0, maxPainted)), 0);
  }, [block, places, shown]);
  const place = find?.places[find.current] ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the elements follow what is shown
  useEffect(() => {
    const [range] = place === null ? [] : rangesOf(block.current, [place]);
    if (range === undefined) return;
    scrollToRange(range);
    // Once more when what has come near the screen is laid out.
    const frame = requestAnimationFrame(() => scrollToRange(range));
    const clean = paint("found-current", [range], 1);
    return () => {
      cancelAnimationFrame(frame);
      clean();
    };
  }, [block, place, shown]);
}

/** @returns what takes the paint away */
function paint(name: string, ranges: readonly Range[], priority: number): () => void {
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  highlight.priority = priority;
  CSS.highlights.set(name, highlight);
  for (const range of ranges) highlight.add(range);
  return () => {
    for (const range of ranges) highlight.delete(range);
  };
}

/** The ranges of those places that are there. */
function rangesOf(block: HTMLElement | null, places: readonly FoundPlace[]): readonly Range[] {
  if (block === null || places.length === 0) return [];
  const texts = shownTexts(block);
  const starts = textStarts(texts);
  return places.flatMap(({ line, start, end }) => {
    const first = pointIn(texts, starts, { line, column: start });
    const last = pointIn(texts, starts, { line, column: end - 1 });
    const firstNode = texts[first?.piece ?? -1]?.node;
    const lastNode = texts[last?.piece ?? -1]?.node;
    if (first === null || last === null || firstNode == null || lastNode == null) return [];
    const range = document.createRange();
    range.setStart(firstNode, first.offset);
    range.setEnd(lastNode, last.offset + 1);
    return [range];
  });
}

/** The elements with lines stand in the block itself or in its parts; the text is the last node of each. */
function shownTexts(block: HTMLElement): readonly (ShownText & { readonly node: Text | null })[] {
  const elements = block.querySelectorAll("pre > :not(div), pre > div > *");
  return Array.from(elements, (element) => {
    const last = element.lastChild;
    const node = last instanceof Text ? last : null;
    return { node, text: node?.data ?? "", goesOn: element.closest("[data-goes-on]") !== null };
  });
}
