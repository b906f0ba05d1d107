import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type FoldingItem, foldItems } from "../../model/fold-items.ts";

/**
 * Which of a row's elements have no room, by their `data-folds`; those without one stay. What is folded has to be out
 * of the flow and keep its width, so that it is measured before it is shown.
 */
export function useFolded(row: RefObject<HTMLElement | null>): ReadonlySet<string> {
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const observer = useRef<ResizeObserver | null>(null);
  const latest = useRef(folded);
  const known = useRef<readonly RowPart[]>([]);
  const measure = (): void => {
    if (row.current === null) return;
    const now = new Set(foldedOf(row.current));
    if (now.size === latest.current.size && [...now].every((id) => latest.current.has(id))) return;
    latest.current = now;
    setFolded(now);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `measure` reads nothing that belongs to one rendering
  useLayoutEffect(() => {
    // It tells of sizes before they are painted; what follows from them must not be painted later either.
    const sizes = new ResizeObserver(() => flushSync(measure));
    if (row.current !== null) sizes.observe(row.current);
    observer.current = sizes;
    known.current = [];
    return () => sizes.disconnect();
  }, [row]);
  // The observer does not tell of an element that is gone, or that may not fold any more. To measure after each
  // rendering would lay out the whole window once more.
  useLayoutEffect(() => {
    const parts = partsOf(row.current);
    const before = known.current;
    if (parts.length === before.length && parts.every((part, at) => isSame(part, before[at]))) return;
    known.current = parts;
    for (const { element } of parts) observer.current?.observe(element);
    measure();
  });
  return folded;
}

interface RowPart {
  readonly element: Element;
  readonly folds: string | undefined;
}

function partsOf(row: HTMLElement | null): readonly RowPart[] {
  return [...(row?.children ?? [])].map((element) => ({
    element,
    folds: element instanceof HTMLElement ? element.dataset.folds : undefined,
  }));
}

function isSame(part: RowPart, before: RowPart | undefined): boolean {
  return part.element === before?.element && part.folds === before.folds;
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
