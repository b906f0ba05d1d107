import { type ReactNode, useRef } from "react";
import { cn } from "../cn.ts";
import type { Filter } from "./filter.ts";
import { FilterChip } from "./filter-chip.tsx";
import { MoreFilters } from "./more-filters.tsx";
import { useFolded } from "./use-folded.ts";

/** Out of the flow, and as wide as it would be in it. */
const folded = "invisible absolute top-0 left-0";

/**
 * Filters in one line. Those that are not set and have no room fold into a menu; those that are set stay, in a second
 * line if they must.
 */
export function FilterRow(props: {
  readonly filters: readonly Filter[];
  /** What stands behind them: each an element of its own. */
  readonly children?: ReactNode;
}): ReactNode {
  const row = useRef<HTMLDivElement>(null);
  const without = useFolded(row);
  const rest = props.filters.filter(({ name }) => without.has(name));
  return (
    <div ref={row} className="relative flex min-h-7 flex-wrap items-center gap-x-1 gap-y-1.5">
      {props.filters.map((filter) => (
        <span
          key={filter.name}
          // What is set says so, and stays.
          data-folds={filter.value === null ? filter.name : undefined}
          className={cn("flex max-w-full", without.has(filter.name) && folded)}
        >
          <FilterChip filter={filter} />
        </span>
      ))}
      <span data-fold-menu className={cn("flex", rest.length === 0 && folded)}>
        <MoreFilters filters={rest} />
      </span>
      {props.children}
    </div>
  );
}
