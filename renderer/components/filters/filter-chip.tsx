import { ChevronDown, X } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { memo, type ReactNode } from "react";
import { cn } from "../cn.ts";
import { useOverlayRoot } from "../overlay-root.tsx";
import type { Filter } from "./filter.ts";
import { FilterOptions, filterMenuLook } from "./filter-options.tsx";

interface ChipProps {
  readonly filter: Filter;
}

/**
 * A filter as a chip: empty it names what it filters by, set it shows the value and how to take it away. There are many
 * of them, and most stay as they are while somebody types.
 */
export const FilterChip = memo(function FilterChip({ filter }: ChipProps): ReactNode {
  const { name, value } = filter;
  const set = value !== null;
  return (
    <span className={cn("inline-flex h-7 max-w-64 items-center rounded-full border text-sm", looks(set))}>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger
          aria-label={set ? `${name}: ${value}` : name}
          title={set ? value : undefined}
          className="flex h-full min-w-0 items-center gap-1 whitespace-nowrap rounded-full pr-1.5 pl-2.5"
        >
          <span className="truncate">{set ? `${name}: ${value}` : name}</span>
          {!set && <ChevronDown aria-hidden className="size-3.5 shrink-0" />}
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal container={useOverlayRoot()}>
          <DropdownMenu.Content align="start" sideOffset={4} collisionPadding={8} className={filterMenuLook}>
            <FilterOptions filter={filter} />
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {set && (
        <button
          type="button"
          aria-label={`Remove filter ${name}`}
          onClick={() => filter.onChange([])}
          className="mr-0.5 flex size-6 shrink-0 items-center justify-center rounded-full hover:bg-selected"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  );
}, isSame);

function isSame({ filter: before }: ChipProps, { filter: now }: ChipProps): boolean {
  const { name, value, options, onChange } = now;
  return (
    name === before.name &&
    // Says what is chosen, too.
    value === before.value &&
    options === before.options &&
    onChange === before.onChange
  );
}

function looks(set: boolean): string {
  return set
    ? "border-transparent bg-accent-soft font-semibold text-accent"
    : "border-line-strong text-muted hover:bg-hover";
}
