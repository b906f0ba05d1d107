import { type Range, useVirtualizer } from "@tanstack/react-virtual";
import { type RefObject, useCallback } from "react";
import { useRemPx } from "../use-rem-px.ts";
import { withSelected } from "../with-selected.ts";

/** As a cell has them at least. */
const rowRem = 2.5;
const columnRem = 8.5;
const borderPx = 1;
const around = 4;

/** A row that is made, and the height of those before it that are not. */
export interface RowInSight {
  readonly index: number;
  readonly gapPx: number;
}

/** The first and the last column whose cells are made. */
export interface ColumnWindow {
  readonly first: number;
  readonly last: number;
}

export interface MatrixWindow {
  /** Growing; the last one may be behind all rows and stand for those that are not made there. */
  readonly rows: readonly RowInSight[];
  readonly columns: ColumnWindow;
  /** Of a row and of a column's heading, which say with `data-index` which they are. */
  readonly measureRow: (row: Element | null) => void;
  readonly measureColumn: (heading: Element | null) => void;
}

/** What of a matrix is in sight in a box that scrolls, some around it, and the selected row. */
export function useMatrixWindow(
  scroller: RefObject<HTMLElement | null>,
  rowCount: number,
  columnCount: number,
  selectedRow: number,
): MatrixWindow {
  const remPx = useRemPx();
  const shared = { getScrollElement: () => scroller.current, overscan: around };
  const rows = useVirtualizer({
    ...shared,
    count: rowCount,
    estimateSize: () => rowRem * remPx + borderPx,
    rangeExtractor: useCallback((range: Range) => withSelected(range, selectedRow), [selectedRow]),
  });
  const columns = useVirtualizer({
    ...shared,
    horizontal: true,
    count: columnCount,
    estimateSize: () => columnRem * remPx,
  });
  const made = rows.getVirtualItems();
  const across = columns.getVirtualItems();
  return {
    rows: [
      ...made.map(({ index, start }, at) => ({ index, gapPx: start - (made[at - 1]?.end ?? 0) })),
      { index: rowCount, gapPx: rows.getTotalSize() - (made.at(-1)?.end ?? 0) },
    ],
    columns: { first: across[0]?.index ?? 0, last: across.at(-1)?.index ?? 0 },
    measureRow: rows.measureElement,
    measureColumn: columns.measureElement,
  };
}
