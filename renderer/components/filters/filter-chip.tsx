import { ChevronDown, X } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "../cn.ts";
import { overlayRoot } from "../overlay-root.tsx";
import type { Filter } from "./filter.ts";
import { FilterOptions, filterMenuLook } from "./filter-options.tsx";

/** A filter as a chip: empty it names what it filters by, set it shows the value and how to take it away. */
export function FilterChip({ filter }: { readonly filter: Filter }): ReactNode {
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
        <DropdownMenu.Portal container={overlayRoot()}>
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
}

function looks(set: boolean): string {
  return set
    ? "border-transparent bg-accent-soft font-semibold text-accent"
    : "border-line-strong text-muted hover:bg-hover";
}
