import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from "react";
import { useRemPx } from "../../components/use-rem-px.ts";
import { boundWidth, type RunColumn, resizeColumn } from "../../model/run-columns.ts";
import { useFrom, useStores } from "../../stores/stores-context.tsx";

/** How far an arrow key moves an edge, in rem. */
const step = 0.5;

/** The edge of a column: dragged, or moved by the arrow keys, it sets the width; a double click fits what is in sight. */
export function ColumnResizer({
  column,
  width,
}: {
  readonly column: RunColumn;
  readonly width: number;
}): ReactNode {
  const { settings } = useStores();
  const columns = useFrom(
    (stores) => stores.settings,
    (state) => state.settings.historyColumns,
  );
  const remPx = useRemPx();
  const edge = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<{ readonly fromPx: number; readonly width: number } | null>(null);
  const resize = (rem: number): void =>
    void settings.getState().change({ historyColumns: resizeColumn(columns, column, rem) });
  /** Shown, and kept only when the pointer is let go. */
  const preview = (rem: number): void =>
    settings.setState((state) => ({
      settings: { ...state.settings, historyColumns: resizeColumn(columns, column, rem) },
    }));
  const onKeyDown = (event: KeyboardEvent): void => {
    const change = { ArrowLeft: -step, ArrowRight: step }[event.key];
    if (change === undefined) return;
    event.preventDefault();
    resize(width + change);
  };
  const widthAt = (event: PointerEvent): number =>
    dragged === null ? width : boundWidth(column, dragged.width + (event.clientX - dragged.fromPx) / remPx);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between two blocks cannot be moved
    <div
      ref={edge}
      role="separator"
      aria-orientation="vertical"
      aria-label={`Width of ${column.name}`}
      aria-valuemin={column.minWidth}
      aria-valuenow={width}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(contentRem(edge.current, column, remPx) ?? width)}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        setDragged({ fromPx: event.clientX, width });
      }}
      onPointerMove={(event) => {
        if (dragged !== null) preview(widthAt(event));
      }}
      onPointerUp={(event) => {
        if (dragged !== null && event.clientX !== dragged.fromPx) resize(widthAt(event));
        setDragged(null);
      }}
      onLostPointerCapture={() => setDragged(null)}
      className="-right-2 absolute inset-y-0 flex w-3 cursor-col-resize touch-none justify-center after:my-1.5 after:w-px after:bg-line hover:after:bg-accent focus-visible:after:bg-accent"
    />
  );
}

/** What the heading and the widest of the cells in sight would need, in rem; `null` if there is none. */
function contentRem(edge: Element | null, { id }: RunColumn, remPx: number): number | null {
  const heading = edge?.closest("th")?.querySelector("span");
  const cells = edge?.closest("table")?.querySelectorAll(`td[data-column="${id}"]`) ?? [];
  const widths = [...(heading == null ? [] : [heading]), ...cells].map((cell) => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    return Math.max(cell.firstElementChild?.scrollWidth ?? 0, range.getBoundingClientRect().width);
  });
  // A pixel more, so that rounding cuts nothing off.
  return widths.length === 0 ? null : (Math.max(...widths) + 1) / remPx;
}
