import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { type FoldingItem, foldItems } from "../../model/fold-items.ts";

/**
 * Which of a row's elements have no room, by their `data-folds`; those without one stay. What is folded has to be out
 * of the flow and keep its width, so that it is measured before it is shown.
 */
export function useFolded(row: RefObject<HTMLElement | null>): ReadonlySet<string> {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const observer = useRef<ResizeObserver | null>(null);
  const latest = useRef(folded);
  const measure = (): void => {
    if (row.current === null) return;
    const now = new Set(foldedOf(row.current));
    if (now.size === latest.current.size && [...now].every((id) => latest.current.has(id))) return;
    latest.current = now;
    setFolded(now);
  };
  // After every rendering: what is in the row may be wider or narrower than it was.
  useLayoutEffect(() => {
    measure();
    for (const element of row.current?.children ?? []) observer.current?.observe(element);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `measure` reads nothing that belongs to one rendering
  useLayoutEffect(() => {
    observer.current = new ResizeObserver(measure);
    if (row.current !== null) observer.current.observe(row.current);
    return () => observer.current?.disconnect();
  }, [row]);
  return folded;
}

function foldedOf(row: HTMLElement): readonly string[] {
  const elements = [...row.children].filter((element) => element instanceof HTMLElement);
  const menu = elements.find(({ dataset }) => dataset.foldMenu !== undefined);
  const items = elements
    .filter((element) => element !== menu)
    .map(
      (element, index): FoldingItem => ({
        id: element.dataset.folds ?? String(index),
        widthPx: element.offsetWidth,
        stays: element.dataset.folds === undefined,
      }),
    );
  return foldItems(items, {
    roomPx: row.clientWidth,
    gapPx: Number.parseFloat(getComputedStyle(row).columnGap) || 0,
    menuPx: menu?.offsetWidth ?? 0,
  });
}
