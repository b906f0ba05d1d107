import {
  Fragment,
  type KeyboardEvent,
  memo,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
} from "react";
import type { ProbePlace } from "../../../shared/probe/probe.ts";
import type { ProbeColumn } from "../../../shared/probe/probe-plan.ts";
import { type GridPlace, gridMove } from "../../model/probe/grid-move.ts";
import { columnNote } from "../../model/probe/place-names.ts";
import { type ProbeRow, sameRow } from "../../model/probe/probe-matrix.ts";
import { cn } from "../cn.ts";
import { ProbeCellLook } from "./probe-cell-look.tsx";
import { type ColumnWindow, useMatrixWindow } from "./use-matrix-window.ts";
import { usePlaceName } from "./use-place-name.ts";

/**
 * Who tries, downwards; what is tried, across. The grid itself has the focus and names the selected cell. Only the cells
 * about what is in sight are made, since a hundred namespaces have ten thousand.
 */
export function ProbeGrid(props: {
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly rows: readonly ProbeRow[];
  readonly columns: readonly ProbeColumn[];
  readonly selected: GridPlace;
  readonly onSelect: (place: GridPlace) => void;
  readonly onOpen: () => void;
}): ReactNode {
  const { rows, columns, selected, onSelect, onOpen } = props;
  const idPrefix = useId();
  const activeId = `${idPrefix}-${selected.row}-${selected.column}`;
  const scroller = useRef<HTMLDivElement>(null);
  const inSight = useMatrixWindow(scroller, rows.length, columns.length, selected.row);
  useEffect(() => {
    document.getElementById(activeId)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [activeId]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.metaKey) return;
    const target = gridMove(event, selected, { rows: rows.length, columns: columns.length });
    const opens = event.key === "Enter" && !event.ctrlKey;
    if (target === null && !opens) return;
    event.preventDefault();
    if (target === null) onOpen();
    else onSelect(target);
  };
  return (
    // The ring of the focus lies over the cells, which would cover an outline of the grid.
    <div className="after:-outline-offset-2 relative min-h-24 flex-1 after:pointer-events-none after:absolute after:inset-0 after:z-20 has-[table:focus-visible]:after:outline-2 has-[table:focus-visible]:after:outline-accent">
      <div ref={scroller} className="h-full overflow-auto [scroll-padding:3rem_0_0_8rem]">
        <table
          ref={props.ref}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells can be chosen is a grid
          role="grid"
          aria-label="Who reaches what"
          aria-rowcount={rows.length + 1}
          aria-activedescendant={activeId}
          tabIndex={0}
          onKeyDown={onKeyDown}
          className="min-w-full border-separate border-spacing-0 outline-none"
        >
          <Headings columns={columns} columnRef={inSight.measureColumn} />
          <tbody>
            {inSight.rows.map(({ index, gapPx }) => {
              const row = rows[index];
              if (row === undefined) return <Gap key={index} px={gapPx} />;
              return (
                <Fragment key={row.place.netns}>
                  <Gap px={gapPx} />
                  <Row
                    ref={inSight.measureRow}
                    row={row}
                    index={index}
                    idPrefix={idPrefix}
                    shown={inSight.columns}
                    selectedColumn={index === selected.row ? selected.column : null}
                    onSelect={onSelect}
                    onOpen={onOpen}
                  />
                </Fragment>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const headClass = "border-line border-b bg-panel py-1 text-left font-normal";

/** Stands for rows that are not made. */
function Gap({ px }: { readonly px: number }): ReactNode {
  if (px === 0) return null;
  return (
    <tr aria-hidden style={{ height: px }}>
      <td />
    </tr>
  );
}

function Headings({
  columns,
  columnRef,
}: {
  readonly columns: readonly ProbeColumn[];
  readonly columnRef: (heading: Element | null) => void;
}): ReactNode {
  const nameOf = usePlaceName();
  return (
    <thead className="sticky top-0 z-10">
      <tr aria-rowindex={1}>
        <td className={cn(headClass, "sticky left-0 z-10")} />
        {columns.map((column, index) => (
          <th
            key={column.address}
            ref={columnRef}
            data-index={index}
            scope="col"
            className={cn(headClass, "min-w-34 px-2")}
          >
            <span className="block font-mono text-sm">{column.address}</span>
            <span className="block whitespace-nowrap text-faint text-xs">{columnNote(column, nameOf)}</span>
          </th>
        ))}
      </tr>
    </thead>
  );
}

const Row = memo(function Row(props: RowProps): ReactNode {
  const { row, index, selectedColumn, shown } = props;
  const isShown = (at: number): boolean => (at >= shown.first && at <= shown.last) || at === selectedColumn;
  return (
    <tr ref={props.ref} data-index={index} aria-rowindex={index + 2}>
      <RowHeading place={row.place} />
      {row.cells.map(({ column, state }, at) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a table with the role of a grid is a gridcell
        // biome-ignore lint/a11y/useKeyWithClickEvents: the grid, which has the focus, listens to keys
        <td
          key={column.address}
          id={`${props.idPrefix}-${index}-${at}`}
          aria-selected={at === selectedColumn}
          onClick={() => {
            props.onSelect({ row: index, column: at });
            props.onOpen();
          }}
          className={cn("border-line border-b p-0 hover:bg-hover", at === selectedColumn && "bg-selected")}
        >
          {isShown(at) && (
            <span className="flex min-h-10 min-w-34 items-center gap-1.5 px-2">
              <ProbeCellLook state={state} />
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}, sameRowProps);

interface RowProps {
  readonly ref: (row: Element | null) => void;
  readonly row: ProbeRow;
  readonly index: number;
  readonly idPrefix: string;
  readonly shown: ColumnWindow;
  readonly selectedColumn: number | null;
  readonly onSelect: (place: GridPlace) => void;
  readonly onOpen: () => void;
}

/** Each answer makes the matrix anew, but mostly changes one row of it. */
function sameRowProps(one: RowProps, other: RowProps): boolean {
  return (
    sameRow(one.row, other.row) &&
    one.index === other.index &&
    one.shown.first === other.shown.first &&
    one.shown.last === other.shown.last &&
    one.selectedColumn === other.selectedColumn &&
    one.onSelect === other.onSelect &&
    one.onOpen === other.onOpen
  );
}

function RowHeading({ place }: { readonly place: ProbePlace }): ReactNode {
  const nameOf = usePlaceName();
  return (
    <th scope="row" className={cn(headClass, "sticky left-0 z-[5] min-w-28 border-r px-3")}>
      <span className="block font-semibold">{nameOf(place.netns)}</span>
      {place.problem !== null && <span className="block max-w-48 text-bad text-xs">{place.problem}</span>}
      {place.problem === null && place.addresses.length === 0 && (
        <span className="block text-faint text-xs">no address</span>
      )}
    </th>
  );
}
