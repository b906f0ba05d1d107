import { ArrowDown, ArrowUp } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../../components/cn.ts";
import { pressHeading } from "../../model/press-heading.ts";
import type { FittedColumn } from "../../model/run-columns.ts";
import { ColumnResizer } from "./column-resizer.tsx";
import { rowLook } from "./history-row.tsx";
import { useHistoryRoute } from "./use-history-route.ts";

/** The headings of the list: each that it can be sorted by is a button, and has its width at its edge. */
export function HistoryHeadings({ columns }: { readonly columns: readonly FittedColumn[] }): ReactNode {
  return (
    <tr aria-rowindex={1} className={cn(rowLook, "h-7 text-faint text-xs")}>
      <th scope="col">
        <span className="sr-only">Mark</span>
      </th>
      <th scope="col">
        <span className="sr-only">Outcome icon</span>
      </th>
      {columns.map((fitted) => (
        <Heading key={fitted.column.id} fitted={fitted} />
      ))}
    </tr>
  );
}

function Heading({ fitted: { column, width } }: { readonly fitted: FittedColumn }): ReactNode {
  const { order, setOrder } = useHistoryRoute();
  const { sortKey, name } = column;
  const isSorted = sortKey === order.by;
  const way = order.descending ? "descending" : "ascending";
  const toRight = column.id === "duration";
  return (
    <th
      scope="col"
      aria-label={name}
      aria-sort={isSorted ? way : undefined}
      className={cn("relative flex h-full min-w-0 items-center font-semibold", toRight && "justify-end")}
    >
      {sortKey === undefined ? (
        <span className="truncate">{name}</span>
      ) : (
        <button
          type="button"
          aria-label={`Sort by ${name}`}
          onClick={() => setOrder(pressHeading(order, sortKey))}
          className={cn(
            "-mx-1 flex h-6 min-w-0 items-center gap-0.5 rounded-md px-1 hover:bg-hover hover:text-ink",
            isSorted && "text-ink",
          )}
        >
          <span className="truncate">{name}</span>
          {isSorted && (order.descending ? <Down /> : <Up />)}
        </button>
      )}
      {width !== null && <ColumnResizer column={column} width={width} />}
    </th>
  );
}

const Down = () => <ArrowDown aria-hidden className="size-3 shrink-0" />;
const Up = () => <ArrowUp aria-hidden className="size-3 shrink-0" />;
