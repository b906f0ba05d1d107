/** An item of a row, with the width that it would have. */
export interface FoldingItem {
  readonly id: string;
  readonly widthPx: number;
  /** Never folded away, whatever room it takes. */
  readonly stays: boolean;
}

/**
 * Which items of a row have no room and fold into a menu of its own, `menuPx` wide, at the row's end. They go from the
 * end of the row, so that those before them stay where they are.
 */
export function foldItems(
  items: readonly FoldingItem[],
  row: { readonly roomPx: number; readonly gapPx: number; readonly menuPx: number },
): readonly string[] {
  const { roomPx, gapPx, menuPx } = row;
  const widthOf = (some: readonly FoldingItem[]) =>
    some.reduce((sum, { widthPx }) => sum + widthPx + gapPx, -gapPx);
  if (widthOf(items) <= roomPx) return [];
  const folding = items.filter(({ stays }) => !stays);
  const folded: string[] = [];
  for (const last of folding.toReversed()) {
    folded.unshift(last.id);
    const left = items.filter(({ id }) => !folded.includes(id));
    if (widthOf(left) + gapPx + menuPx <= roomPx) break;
  }
  return folded;
}
